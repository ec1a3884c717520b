fn main() {
    bosang::start();
}
