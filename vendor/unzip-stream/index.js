// @actions/artifact asks for unzip-stream at start, for downloads that it unpacks itself; this project has it unpack none.
function Extract() {
  throw new Error('artifacts are not unpacked by this build');
}
module.exports = { Extract };
