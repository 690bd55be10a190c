type Env = Readonly<Record<string, string | undefined>>;

// Like Go programs, we use no proxy for this machine.
const neverProxied = 'localhost,127.0.0.0-127.255.255.255,::1';

/** The proxies of an environment, in the form that Node's agents take; `http://` is the default scheme. */
export function readProxies(env: Env): Record<string, string> {
  const exempt = env['no_proxy'] || env['NO_PROXY'];
  const proxies = ['http_proxy', 'https_proxy'].flatMap(name => {
    const proxy = env[name] || env[name.toUpperCase()];
    return proxy ? [[name, proxy.includes('://') ? proxy : `http://${proxy}`] as const] : [];
  });
  return { ...Object.fromEntries(proxies), no_proxy: exempt ? `${exempt},${neverProxied}` : neverProxied };
}
