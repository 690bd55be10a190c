/** Why a test that mounts disks or starts engines of its own cannot run; false where it can. Fits the option `skip`. */
export const withoutRoot = process.getuid?.() !== 0 && 'this test needs root';
