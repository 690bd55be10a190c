/** The option `skip` of a test that mounts disks or starts engines of its own: why it cannot run here, or false. */
export const withoutRoot = process.getuid?.() !== 0 && 'this test needs root';
