/**
 * Calls @actions/cache with a folder as its workspace, temporary folder and working directory. It knows the files of an
 * entry by their path in the workspace only, and leaves folders and, when cancelled, whole archives in RUNNER_TEMP.
 */
export async function withLibraryFolder<T>(folder: string, library: () => Promise<T>): Promise<T> {
  const workingDirectory = process.cwd();
  const { RUNNER_TEMP, GITHUB_WORKSPACE } = process.env;
  try {
    setVariables({ RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder });
    process.chdir(folder);
    return await library();
  } finally {
    process.chdir(workingDirectory);
    setVariables({ RUNNER_TEMP, GITHUB_WORKSPACE });
  }
}

function setVariables(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}
