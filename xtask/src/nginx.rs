//! Debian's nginx with the configuration that is deployed, on this machine only.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use hosting::nginx;

/// How long it may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running nginx, which ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Nginx {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Nginx {
    /// Serves `dist` by `program`, under the configuration `site` with the two lines
    /// changed that are for who deploys; `folder` is for nginx's own files.
    pub(crate) fn start(program: &Path, site: &str, dist: &Path, folder: &Path) -> Result<Self> {
        // Another program may take the port in between; then nginx says so.
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        fs::create_dir_all(folder)?;
        let site = changed(site, address, &dist.canonicalize()?)?;
        fs::write(folder.join("site.conf"), site)?;
        let main = folder.join("nginx.conf");
        fs::write(&main, around(folder))?;
        let mut child = Command::new(program)
            .args(["-e", "stderr", "-p"])
            .arg(folder)
            .arg("-c")
            .arg(&main)
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("could not start {}", program.display()))?;
        let began = Instant::now();
        while TcpStream::connect(address).is_err() {
            if let Some(status) = child.try_wait()? {
                bail!("nginx ended with {status}; it said why above");
            }
            if began.elapsed() > PATIENCE {
                child.kill()?;
                bail!("nginx does not answer at {address}");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Self { child, address })
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Whoever cannot end it now has no use for a second message.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The site at `address` instead of where it is deployed.
fn changed(site: &str, address: SocketAddr, dist: &Path) -> Result<String> {
    let mut site = site.to_owned();
    let changes = [
        (
            format!("listen {};", nginx::LISTEN),
            format!("listen {address};"),
        ),
        (
            format!("root {};", nginx::ROOT),
            format!("root \"{}\";", dist.display()),
        ),
    ];
    for (from, to) in changes {
        if site.matches(&from).count() != 1 {
            bail!("the configuration should hold `{from}` once");
        }
        site = site.replacen(&from, &to, 1);
    }
    Ok(site)
}

/// What Debian's own `nginx.conf` has around a site, as one process that stays here.
fn around(folder: &Path) -> String {
    let scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| {
            let path = folder.join(kind);
            format!("    {kind}_temp_path \"{}\";\n", path.display())
        })
        .concat();
    format!(
        "load_module \"{}\";\ndaemon off;\nmaster_process off;\npid \"{}\";\nerror_log stderr warn;\n\
         events {{ worker_connections 512; }}\nhttp {{\n    access_log off;\n{scratch}    include \
         site.conf;\n}}\n",
        brotli_module().display(),
        folder.join("nginx.pid").display()
    )
}

/// Debian's module for files that are compressed already.
pub(crate) fn brotli_module() -> PathBuf {
    "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so".into()
}
