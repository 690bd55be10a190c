/** Whether a build context is an address that the builder fetches itself: a git repository, a tar or a Dockerfile. */
export function isRemoteContext(context: string): boolean {
  return /^(https?:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@)/.test(context);
}
