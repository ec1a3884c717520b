//! Listening, until told to end.

use std::{
    io::{self, Write as _},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, runtime, sync::Semaphore, time};

use crate::{args::Settings, failure::Failure, packs, routes, store::Store, submissions::Desk};

/// How long a client may take for the head of a request, and be silent between two.
const HEAD_TIME: Duration = Duration::from_secs(15);

/// How many clients are talked to at a time; more wait in the system's queue.
const MAX_CLIENTS: usize = 512;

/// How long, after the bodies under way had their time, the last answers may take.
const LAST_ANSWERS: Duration = Duration::from_secs(20);

/// Receives until SIGTERM or Ctrl-C, then finishes what it has begun.
pub(crate) fn serve(settings: Settings) -> Result<(), Failure> {
    let packs = packs::load(&settings.packs)?;
    let many = packs.len();
    let store = Store::create(&settings.database)?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let desk = Arc::new(Desk {
        packs,
        store: Mutex::new(store),
        turns: Arc::new(Semaphore::new(cores)),
        body_time: settings.body_time,
    });
    let router = routes::router(desk, settings.origins);
    let runtime = runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(Failure::System)?.block_on(async {
        let bind = |error| Failure::Bind(settings.bind, error);
        let listener = TcpListener::bind(settings.bind).await.map_err(bind)?;
        let end = Ended::new().map_err(Failure::System)?;
        let address = listener.local_addr().map_err(bind)?;
        writeln!(
            io::stdout(),
            "Receiving on http://{address}/submissions under {many} packs"
        )?;
        talk(listener, router, end, settings.body_time + LAST_ANSWERS).await;
        Ok(())
    })
}

/// Talks to clients until `end`, and for at most `grace` to those that are still there then.
///
/// `axum::serve` sets no time for the head of a request, so connections are served here.
async fn talk(listener: TcpListener, router: Router, mut end: Ended, grace: Duration) {
    let clients = Arc::new(Semaphore::new(MAX_CLIENTS));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME);
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = async {
            let place = Arc::clone(&clients).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            accepted = accepted => accepted,
            () = end.signalled() => break,
        };
        let (Ok(place), Ok((stream, _))) = (place, accepted) else {
            // Most likely there are too many open files, which mends itself.
            time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let service = TowerToHyperService::new(router.clone());
        let talk = http.serve_connection(TokioIo::new(stream), service);
        let talk = graceful.watch(talk);
        tokio::spawn(async move {
            let _place = place;
            // A client that hung up or was too slow is its own affair.
            let _ = talk.await;
        });
    }
    drop(listener);
    // Nobody waits longer than this; what is stored by then is stored.
    let _ = time::timeout(grace, graceful.shutdown()).await;
}

/// The signals to end.
struct Ended {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Ended {
    fn new() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            terminate: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?,
        })
    }

    /// Waits for one of them.
    async fn signalled(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
    }
}
