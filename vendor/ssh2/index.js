// dockerode asks for ssh2 at start; the real one cannot be bundled (native add-ons, __dirname in ESM) and is never used.
class Client {
  constructor() {
    throw new Error('ssh:// Docker hosts are not supported by this build');
  }
}
module.exports = { Client };
