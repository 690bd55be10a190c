import type { RegistryLogin } from '../../../docker/credentials.ts';
import type { Reference } from '../../../image/reference.ts';
import type { InputReader } from '../../shared/input-reader.ts';

/** Reads the login for `registry`, which defaults to the registry of the image; undefined when none is given. */
export function readLogin(read: InputReader, image: Reference): RegistryLogin | undefined {
  const [registry, username, password] = [read.text('registry'), read.text('username'), read.text('password')];
  if (username === '' && password === '') {
    if (registry !== '') {
      read.reject('registry', registry, 'only together with username and password', 'username: octocat');
    }
    return undefined;
  }
  if (username === '') read.reject('username', '', 'a user name, because password is given', 'username: octocat');
  if (password === '') {
    read.reject('password', '', 'a secret, because username is given', 'password: ${{ secrets.TOKEN }}');
  }
  return { host: registry || image.host, username, password };
}
