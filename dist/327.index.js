export const id = 327;
export const ids = [327];
export const modules = {

/***/ 95380:
/***/ ((module) => {

// dockerode asks for ssh2 at start; the real one cannot be bundled (native add-ons, __dirname in ESM) and is never used.
class Client {
  constructor() {
    throw new Error('ssh:// Docker hosts are not supported by this build');
  }
}
module.exports = { Client };


/***/ }),

/***/ 14470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ connectEngine)
/* harmony export */ });
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85996);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92628);


/** Finds the engine as the Docker CLI does, the input `docker-host` first, and connects to it. */
async function connectEngine(dockerHost, world, signal) {
    return _engine_js__WEBPACK_IMPORTED_MODULE_1__/* .Engine */ .N$.connect(await (0,_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveEndpoint */ .s)({ dockerHost, env: world.env, homeDir: world.homeDir }), signal);
}


/***/ }),

/***/ 45149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TO: () => (/* binding */ readDockerConfig),
/* harmony export */   go: () => (/* binding */ brokenConfig),
/* harmony export */   kG: () => (/* binding */ dockerConfigDir)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38411);



/** The Docker config folder: `DOCKER_CONFIG` or `~/.docker`. */
function dockerConfigDir({ env, homeDir }) {
    return env['DOCKER_CONFIG'] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(homeDir, '.docker');
}
/** Reads `config.json` of a Docker config folder; empty when there is none, `DOCKER_CONFIG` when it is broken. */
async function readDockerConfig(configDir) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(configDir, 'config.json');
    const config = parse(path, await read(path));
    return {
        path,
        auths: requireMap(path, config, 'auths', isStoredAuth, 'an object of objects with texts'),
        credHelpers: requireMap(path, config, 'credHelpers', isText, 'an object of texts'),
        credsStore: requireText(path, config, 'credsStore'),
        currentContext: requireText(path, config, 'currentContext'),
        proxies: requireMap(path, config, 'proxies', isProxyConfig, 'an object of objects with texts'),
    };
}
/** The error for a docker config that cannot be used. */
function brokenConfig(path, problem) {
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('DOCKER_CONFIG', `the docker config ${path} ${problem}`, {
        hint: 'Repair or remove the file, or name another folder:\n  env:\n    DOCKER_CONFIG: ${{ runner.temp }}/docker',
    });
}
async function read(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        if (code === 'ENOENT')
            return '{}';
        throw brokenConfig(path, `cannot be read (${code})`);
    }
}
// The parser's own message quotes the text, which holds passwords; so it is no cause either.
function parse(path, text) {
    try {
        const config = JSON.parse(text);
        if (isObject(config))
            return config;
    }
    catch {
        throw brokenConfig(path, 'is not valid JSON');
    }
    throw brokenConfig(path, 'is not a JSON object');
}
function requireText(path, config, key) {
    const value = config[key] ?? '';
    if (isText(value))
        return value;
    throw brokenConfig(path, `is wrong: ${key} has to be a text`);
}
function requireMap(path, config, key, fits, allowed) {
    const value = config[key] ?? {};
    if (isObject(value) && Object.values(value).every(fits))
        return value;
    throw brokenConfig(path, `is wrong: ${key} has to be ${allowed}`);
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value) {
    return typeof value === 'string';
}
function isProxyConfig(value) {
    return isObject(value) && Object.values(value).every(isText);
}
function isStoredAuth(value) {
    return isObject(value) && ['auth', 'username', 'password', 'identitytoken'].every(key => isText(value[key] ?? ''));
}


/***/ }),

/***/ 85996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ addressOf),
  s: () => (/* binding */ resolveEndpoint)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/acquire/docker-config.js
var docker_config = __webpack_require__(45149);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/acquire/tls.js



/** Reads `ca.pem`, `cert.pem` and `key.pem` of a folder, as far as they exist; `DOCKER_TLS` when they are unusableTls. */
async function readTlsFolder(folder) {
    const [ca, cert, key] = await Promise.all(['ca.pem', 'cert.pem', 'key.pem'].map(name => readIfThere((0,external_node_path_.join)(folder, name))));
    if ((cert === undefined) !== (key === undefined)) {
        throw unusableTls(folder, `has ${cert === undefined ? 'key.pem without cert.pem' : 'cert.pem without key.pem'}`);
    }
    return { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) };
}
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        if (code === 'ENOENT')
            return undefined;
        throw unusableTls(path, `cannot be read (${code})`, error);
    }
}
/** The error for TLS material that is missing or cannot be used. */
function unusableTls(path, problem, cause) {
    return new errors/* ActionError */.l('DOCKER_TLS', `TLS material for the engine: ${path} ${problem}`, {
        hint: 'env:\n  DOCKER_TLS_VERIFY: 1\n  DOCKER_CERT_PATH: folder of ca.pem, cert.pem and key.pem',
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/acquire/docker-context.js





/** Reads a context of `docker context create`; `DOCKER_CONTEXT` when it does not exist or is broken. */
async function readDockerContext(configDir, name) {
    const id = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    const path = (0,external_node_path_.join)(configDir, 'contexts', 'meta', id, 'meta.json');
    const { Host: host, SkipTLSVerify: skip } = await readEndpoint(path, name);
    if (!host)
        throw broken(name, `names no engine (${path})`);
    const files = await readTlsFolder((0,external_node_path_.join)(configDir, 'contexts', 'tls', id, 'docker'));
    // Without material and without a word on verification the connection is plain.
    const tls = skip === true || Object.keys(files).length > 0 ? { ...files, verify: skip !== true } : undefined;
    return { host, tls };
}
async function readEndpoint(path, name) {
    try {
        const meta = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        return meta?.Endpoints?.docker ?? {};
    }
    catch (error) {
        const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
        throw broken(name, missing ? `does not exist (no ${path})` : `cannot be read (${path})`, error);
    }
}
function broken(name, problem, cause) {
    return new errors/* ActionError */.l('DOCKER_CONTEXT', `the docker context ${JSON.stringify(name)} ${problem}`, {
        hint: 'Choose one that `docker context ls` shows (DOCKER_CONTEXT, docker context use), or name the engine:\n  with:\n    docker-host: unix:///var/run/docker.sock',
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/acquire/endpoint.js






/**
 * Finds the engine as the Docker CLI does: input, `DOCKER_HOST`, `DOCKER_CONTEXT`, the config's current context, the
 * default socket. Errors: `DOCKER_HOST`, `DOCKER_HOST_SSH`, `DOCKER_CONTEXT`, `DOCKER_TLS`, `DOCKER_CONFIG`.
 */
async function resolveEndpoint(sources) {
    const { env, dockerHost } = sources;
    const configDir = (0,docker_config/* dockerConfigDir */.kG)(sources);
    if (dockerHost)
        return resolveUrl(dockerHost, 'input docker-host', await readTlsEnvironment(env, configDir));
    const host = env['DOCKER_HOST'];
    if (host)
        return resolveUrl(host, 'DOCKER_HOST', await readTlsEnvironment(env, configDir));
    const context = env['DOCKER_CONTEXT'] || (await (0,docker_config/* readDockerConfig */.TO)(configDir)).currentContext;
    if (!context || context === 'default')
        return { kind: 'unix', path: await defaultSocket(env), source: 'default socket' };
    const { host: url, tls } = await readDockerContext(configDir, context);
    return resolveUrl(url, `docker context ${context}`, tls);
}
/** The address of an engine as `DOCKER_HOST` has it. */
function addressOf(endpoint) {
    return endpoint.kind === 'unix' ? `unix://${endpoint.path}` : `tcp://${endpoint.host}:${endpoint.port}`;
}
function resolveUrl(url, source, tls) {
    const address = parseAddress(url.trim(), source, tls);
    return { ...address, source };
}
function parseAddress(url, source, tls) {
    const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/s.exec(url) ?? [];
    if (scheme === 'unix' && rest.startsWith('/'))
        return { kind: 'unix', path: rest };
    if (scheme === 'npipe' && process.platform === 'win32' && rest !== '')
        return { kind: 'unix', path: rest };
    if (scheme === 'tcp')
        return parseTcp(rest, tls) ?? rejectUrl(url, source);
    if (scheme === 'ssh')
        throw sshRefusal(url, source);
    return rejectUrl(url, source);
}
// 2375 and 2376 are the ports registered for the engine's API without and with TLS.
function parseTcp(rest, tls) {
    const [, host = '', port = tls ? '2376' : '2375'] = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?\/?$/i.exec(rest) ?? [];
    if (host === '' || Number(port) < 1 || Number(port) > 65535)
        return undefined;
    return { kind: 'tcp', host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port), ...(tls && { tls }) };
}
const allowed = process.platform === 'win32' ? 'npipe:////./pipe/NAME or tcp://HOST:PORT' : 'unix:///PATH or tcp://HOST:PORT';
const example = process.platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';
function rejectUrl(url, source) {
    throw new errors/* ActionError */.l('DOCKER_HOST', `${source}: ${JSON.stringify(url)}, allowed: ${allowed}`, {
        hint: `with:\n  docker-host: ${example}`,
    });
}
function sshRefusal(url, source) {
    return new errors/* ActionError */.l('DOCKER_HOST_SSH', `${source}: ${JSON.stringify(url)}, ssh is not supported; allowed: ${allowed}`, {
        hint: `Name an engine or docker context with TLS (tcp://HOST:2376), or bring the engine to a local socket first, by ssh or docker system dial-stdio:
  - run: ssh -fnNT -L /tmp/docker.sock:/var/run/docker.sock ${url}
then
  with:
    docker-host: unix:///tmp/docker.sock`,
    });
}
// Any text switches TLS on, as in the Docker CLI, even `0`.
async function readTlsEnvironment(env, configDir) {
    const verify = Boolean(env['DOCKER_TLS_VERIFY']);
    if (!verify && !env['DOCKER_TLS'])
        return undefined;
    const folder = env['DOCKER_CERT_PATH'] || configDir;
    const files = await readTlsFolder(folder);
    if (files.ca === undefined)
        throw unusableTls(folder, 'has no ca.pem');
    return { ...files, verify };
}
async function defaultSocket(env) {
    if (process.platform === 'win32')
        return '//./pipe/docker_engine';
    const usual = '/var/run/docker.sock';
    const rootless = env['XDG_RUNTIME_DIR'] && (0,external_node_path_.join)(env['XDG_RUNTIME_DIR'], 'docker.sock');
    if (!rootless || (await isThere(usual)))
        return usual;
    return (await isThere(rootless)) ? rootless : usual;
}
function isThere(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}


/***/ }),

/***/ 92628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H1: () => (/* binding */ brokenOff),
/* harmony export */   N$: () => (/* binding */ Engine),
/* harmony export */   Pe: () => (/* binding */ nameImage),
/* harmony export */   Y7: () => (/* binding */ engineWords),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   np: () => (/* binding */ EngineRefusal),
/* harmony export */   q0: () => (/* binding */ describe)
/* harmony export */ });
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44708);
/* harmony import */ var dockerode__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39040);
/* harmony import */ var _plan_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18996);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38411);
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85996);





/** A refusal of the engine: its HTTP status and its own words. */
class EngineRefusal extends Error {
    status;
    constructor(status, message, cause) {
        super(message, { cause });
        this.name = 'EngineRefusal';
        this.status = status;
    }
}
// The newest API this code was tried against; an older engine sets its own limit.
const newestApi = '1.51';
/** A Docker engine. Calls throw `ENGINE_DOWN` when it cannot be reached and `EngineRefusal` when it says no. */
class Engine {
    #modem;
    #where;
    /** As `DOCKER_HOST` has it. */
    address;
    #signal;
    #containerd;
    /** Whether the engine is on this machine, as far as its address tells. */
    local;
    /** The negotiated API version, `1.41`. */
    api = '';
    /** Whether the engine can build with BuildKit. */
    buildkit = false;
    constructor(endpoint, signal) {
        this.#modem = openModem(endpoint);
        this.address = (0,_endpoint_js__WEBPACK_IMPORTED_MODULE_4__/* .addressOf */ .c)(endpoint);
        this.#where = describe(endpoint);
        this.local = isLocal(endpoint);
        this.#signal = signal;
    }
    /** Connects and negotiates the API version; calls without a signal of their own are ended by `signal`. */
    static async connect(endpoint, signal) {
        const engine = new Engine(endpoint, signal);
        await engine.#ping();
        return engine;
    }
    /** Whether the engine speaks at least this API version. */
    speaks(version) {
        return compareVersions(this.api, version) >= 0;
    }
    /** Looks an image up by name, digest or id; undefined when the engine has none. */
    async inspect(reference) {
        try {
            const answer = await this.#json({
                method: 'GET',
                path: `/images/${reference}/json`,
                signal: this.#signal,
            });
            return toImage(answer);
        }
        catch (error) {
            if (error instanceof EngineRefusal && error.status === 404)
                return undefined;
            throw error;
        }
    }
    /** The ids and names of all images. */
    async list() {
        const rows = await this.#json({
            method: 'GET',
            path: '/images/json',
            signal: this.#signal,
        });
        return rows.map(row => ({ id: row.Id, tags: namesOf(row.RepoTags) }));
    }
    /** Whether images are kept in containerd's store, where an image's id is no config digest. */
    usesContainerd() {
        return (this.#containerd ??= this.#askStore());
    }
    /** Gives an image another name. */
    async tag(reference, repository, tag) {
        const path = `/images/${reference}/tag`;
        await this.#json({ method: 'POST', path, query: { repo: repository, tag }, signal: this.#signal });
    }
    /** Starts a build from a context tar; the answer is a stream of frames. */
    build(context, query, registryConfig, signal) {
        const headers = { 'Content-Type': 'application/x-tar', 'X-Registry-Config': encodeHeader(registryConfig) };
        return this.#stream({ method: 'POST', path: '/build', query, headers, body: context, signal });
    }
    /** Starts a pull; the answer is a stream of frames. */
    pull(query, auth, signal) {
        const headers = auth ? { 'X-Registry-Auth': encodeHeader(auth) } : {};
        return this.#stream({ method: 'POST', path: '/images/create', query, headers, signal });
    }
    /** Starts a pull-back of images as one tar, `docker save`'s. */
    save(reference, platform, signal) {
        const query = { names: reference, ...(platform && this.speaks('1.48') ? { platform } : {}) };
        return this.#stream({ method: 'GET', path: '/images/get', query, signal });
    }
    /** Starts a load of one tar; the answer is a stream of frames. */
    load(tar, signal) {
        const headers = { 'Content-Type': 'application/x-tar' };
        return this.#stream({ method: 'POST', path: '/images/load', headers, body: tar, signal });
    }
    /** Starts a push; the answer is a stream of frames. */
    push(repository, tag, auth, signal) {
        const headers = { 'X-Registry-Auth': encodeHeader(auth) };
        return this.#stream({ method: 'POST', path: `/images/${repository}/push`, query: { tag }, headers, signal });
    }
    /** Removes a name, and the image with its last one. */
    async untag(reference, signal = this.#signal) {
        await this.#json({ method: 'DELETE', path: `/images/${reference}`, signal });
    }
    /** Asks anything else that is answered in one piece of JSON. */
    ask(method, path, query, signal) {
        return this.#json({ method, path, query, signal });
    }
    /** Posts JSON; the answer is one piece of JSON. */
    post(path, query, json, signal) {
        return this.#json({ method: 'POST', path, query, json, signal });
    }
    /** Asks anything else that is answered by a stream. */
    open(path, query, signal) {
        return this.#stream({ method: 'GET', path, query, signal });
    }
    /** Opens a raw two-way connection, as a build session needs it. */
    async hijack(path, headers) {
        return (await this.#dial({ path, method: 'POST', hijack: true, headers: { ...headers } }));
    }
    async #askStore() {
        const info = await this.#json({
            method: 'GET',
            path: '/info',
            signal: this.#signal,
        });
        return (info.DriverStatus ?? []).some(([key, value]) => key === 'driver-type' && value?.startsWith('io.containerd.'));
    }
    async #ping() {
        const answer = (await this.#dial({ path: '/_ping', method: 'GET', isStream: true }));
        answer.resume();
        const offered = answer.headers['api-version'] ?? '1.24';
        this.api = compareVersions(offered, newestApi) < 0 ? offered : newestApi;
        // 20.10 has BuildKit although it names the classic builder as its default.
        this.buildkit =
            answer.headers['builder-version'] === '2' || (this.speaks('1.41') && answer.headers['ostype'] === 'linux');
        this.#modem.version = `v${this.api}`;
    }
    #stream(call) {
        return this.#dial({ ...dialOptions(call), isStream: true });
    }
    async #json(call) {
        try {
            return (await this.#dial(dialOptions(call)));
        }
        catch (error) {
            const { code = '' } = error;
            throw ['ECONNRESET', 'EPIPE'].includes(code) ? brokenOff(`asking ${this.#where}`, error) : error;
        }
    }
    #dial(options) {
        return new Promise((resolve, reject) => {
            this.#modem.dial({ statusCodes: accepted, abortSignal: this.#signal, ...options }, (error, result) => {
                if (error)
                    reject(this.#translate(error));
                else
                    resolve(result);
            });
        });
    }
    #translate(error) {
        if (error.statusCode !== undefined)
            return new EngineRefusal(error.statusCode, refusalText(error), error);
        if (error.code === undefined)
            return error;
        if (/CERT|SIGNATURE|SELF_SIGNED/.test(error.code)) {
            const message = `the Docker engine at ${this.#where} shows a certificate that is not trusted (${error.code})`;
            return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ENGINE_TLS', message, {
                hint: 'Put the ca.pem of that engine into $DOCKER_CERT_PATH.',
                cause: error,
            });
        }
        if (!unreachable.has(error.code))
            return error;
        return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ENGINE_DOWN', `no Docker engine answers at ${this.#where} (${error.code})`, {
            hint: 'Start Docker on this runner, or name the engine:\n  with:\n    docker-host: unix:///var/run/docker.sock',
            cause: error,
        });
    }
}
const accepted = { 200: true, 201: true, 204: true, 101: true };
const unreachable = new Set([
    'ECONNREFUSED',
    'ENOENT',
    'EACCES',
    'ENOTFOUND',
    'EHOSTUNREACH',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'ENOTSOCK',
]);
/** Writes an endpoint as a user would. */
function describe(endpoint) {
    return `${(0,_endpoint_js__WEBPACK_IMPORTED_MODULE_4__/* .addressOf */ .c)(endpoint)} (${endpoint.source})`;
}
function isLocal(endpoint) {
    return endpoint.kind === 'unix' || /^(localhost|127(\.\d+){3}|::1)$/i.test(endpoint.host);
}
/** Compares two dotted versions by their numbers. */
function compareVersions(a, b) {
    const [left, right] = [a, b].map(text => text.split('.').map(Number));
    const differs = (left ?? []).findIndex((part, i) => part !== (right?.[i] ?? 0));
    return differs < 0 ? 0 : (left?.[differs] ?? 0) - (right?.[differs] ?? 0);
}
// docker-modem takes what is not given from DOCKER_HOST, so every field is given.
function openModem(endpoint) {
    const none = { host: undefined, port: undefined, socketPath: undefined, protocol: 'http', agent: undefined };
    if (endpoint.kind === 'unix')
        return new dockerode__WEBPACK_IMPORTED_MODULE_1__({ ...none, socketPath: endpoint.path }).modem;
    const { host, port, tls } = endpoint;
    if (!tls)
        return new dockerode__WEBPACK_IMPORTED_MODULE_1__({ ...none, host, port }).modem;
    const { verify, ...material } = tls;
    // docker-modem knows no way to leave a certificate unverified; its agent does.
    const agent = new node_https__WEBPACK_IMPORTED_MODULE_0__.Agent({ ...material, rejectUnauthorized: verify });
    return new dockerode__WEBPACK_IMPORTED_MODULE_1__({ ...none, host, port, protocol: 'https', agent }).modem;
}
function dialOptions(call) {
    const { query, body, json = {}, signal, headers, ...rest } = call;
    const asked = query && Object.keys(query).length > 0;
    const sends = asked || call.json;
    return {
        ...rest,
        path: asked ? `${call.path}?` : call.path,
        // docker-modem sends the options of a POST as its body unless another body is given.
        ...(sends ? { options: { _query: query ?? {}, _body: json } } : {}),
        ...(headers ? { headers } : {}),
        ...(body ? { file: body } : {}),
        abortSignal: signal,
    };
}
// Engines before 23 want the padding that Node's own base64url leaves out.
function encodeHeader(value) {
    return Buffer.from(JSON.stringify(value)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}
function refusalText(error) {
    return error.json?.message ?? error.message.replace(/^\(HTTP code \d+\) [^-]*- /, '').trim();
}
/** The names in an engine's answer; older engines write `<none>` where there is none. */
function namesOf(names) {
    return (names ?? []).filter(name => !name.includes('<none>'));
}
function toImage(answer) {
    const { Os: os, Architecture: architecture, Variant: variant } = answer;
    return {
        id: answer.Id,
        tags: namesOf(answer.RepoTags),
        digests: namesOf(answer.RepoDigests),
        created: answer.Created ?? '',
        platform: { os, architecture, ...(variant ? { variant } : {}) },
        labels: answer.Config?.Labels ?? {},
        layers: answer.RootFS?.Layers ?? [],
        user: answer.Config?.User ?? '',
        size: answer.Size ?? 0,
    };
}
/** What went wrong with an image, with its platform when one was asked for. */
function nameImage(reference, platform) {
    return platform ? `${reference} (${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlatform */ .Bq)(platform)})` : reference;
}
/** What an engine said no with, without its own preamble. */
function engineWords(error) {
    return error.message.replace(/^Error response from daemon: /, '');
}
/** Names what was under way when a connection to the engine ended early; what has a name already keeps it. */
function brokenOff(what, cause) {
    if (cause instanceof _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l)
        return cause;
    // An abort is only the messenger of its reason.
    if (cause instanceof Error && cause.cause instanceof _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l)
        return cause.cause;
    const message = `${what} broke off: the engine ended the connection (${(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(cause)})`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ENGINE_LOST', message, { hint: "Look for the reason in the engine's own log.", cause });
}


/***/ }),

/***/ 72348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ IdleWatch)
/* harmony export */ });
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);

/** A watch over something that may take long but must not be silent for long; aborts with `IDLE` when it is. */
class IdleWatch {
    #controller = new AbortController();
    #limit;
    #what;
    signal;
    #timer;
    /** `limit` is milliseconds of silence, 0 for ever; `what` is named in the error. */
    constructor(what, limit, outer) {
        this.#what = what;
        this.#limit = limit;
        this.signal = AbortSignal.any([outer, this.#controller.signal]);
        this.touch();
    }
    /** Says that something moved. */
    touch() {
        if (this.#limit === 0)
            return;
        if (this.#timer)
            this.#timer.refresh();
        else
            this.#timer = setTimeout(() => this.#expire(), this.#limit).unref();
    }
    /** Ends the watch. */
    [Symbol.dispose]() {
        clearTimeout(this.#timer);
    }
    #expire() {
        const seconds = Math.round(this.#limit / 1000);
        const message = `${this.#what} said nothing for ${seconds} s`;
        this.#controller.abort(new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('IDLE', message, { hint: `timeout: ${seconds * 2}` }));
    }
}


/***/ }),

/***/ 71961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ findStoredTar)
/* harmony export */ });
/* harmony import */ var _pack_unzip_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97237);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21308);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


/** Finds the tar that a zip holds as it is; undefined where it is compressed. Throws `ZIP_*`. */
async function findStoredTar(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const zip = __addDisposableResource(env_1, await (0,_pack_unzip_js__WEBPACK_IMPORTED_MODULE_0__/* .openZip */ .Q)(path), true);
        const { name, size } = (0,_open_js__WEBPACK_IMPORTED_MODULE_1__/* .findDocker */ .ce)(path, zip);
        const start = await zip.findStored(name);
        return start === undefined ? undefined : { start, size };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ }),

/***/ 45957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ createFile)
});

// UNUSED EXPORTS: HashedFile

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/pack/file-range.js
var file_range = __webpack_require__(67111);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
;// CONCATENATED MODULE: ./lib/pack/following-hash.js

// A message for every write would cost more than it brings forward.
const step = 1 << 20;
let thread;
let lastId = 0;
const waiting = new Map();
/**
 * The SHA-256 of a file that another core makes while the file is written: a thread reads it behind the writer, as it
 * is on the disk. The file must be open for reading, and stay open until the digest is there.
 */
class FollowingHash {
    #fd;
    #id = (lastId += 1);
    #told = 0;
    constructor(fd) {
        this.#fd = fd;
    }
    /** Tells how many bytes are written, which will not change any more. */
    follow(size) {
        if (size - this.#told < step)
            return;
        this.#told = size;
        tell({ id: this.#id, fd: this.#fd, upTo: size, end: false });
    }
    /** The digest of the whole file, 64 hex digits; throws what reading it threw. */
    async digest(size, signal) {
        signal.throwIfAborted();
        const { promise, resolve, reject } = Promise.withResolvers();
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop);
        waiting.set(this.#id, ({ sha256, error }) => (sha256 === undefined ? reject(error) : resolve(sha256)));
        tell({ id: this.#id, fd: this.#fd, upTo: size, end: true }).ref();
        try {
            return await promise;
        }
        finally {
            signal.removeEventListener('abort', stop);
            waiting.delete(this.#id);
            if (waiting.size === 0)
                thread?.unref();
        }
    }
}
function tell(order) {
    thread ??= startThread();
    thread.postMessage(order);
    return thread;
}
// The source goes as text: a bundle has no file for a thread, and a file of its own would have to be found from it.
function startThread() {
    const started = new external_node_worker_threads_.Worker(`(${hashFiles.toString()})()`, { eval: true });
    started.unref();
    started.on('message', (answer) => waiting.get(answer.id)?.(answer));
    started.on('error', error => {
        thread = undefined;
        for (const [id, settle] of waiting)
            settle({ id, error });
    });
    return started;
}
// Runs in the thread: nothing from outside of it is there.
function hashFiles() {
    const { parentPort } = process.getBuiltinModule('node:worker_threads');
    const { readSync } = process.getBuiltinModule('node:fs');
    const { createHash } = process.getBuiltinModule('node:crypto');
    const chunk = Buffer.allocUnsafeSlow(1 << 20);
    const files = new Map();
    parentPort?.on('message', ({ id, fd, upTo, end }) => {
        const file = files.get(id) ?? { hash: createHash('sha256'), at: 0 };
        files.set(id, file);
        try {
            while (file.at < upTo && file.error === undefined) {
                const count = readSync(fd, chunk, 0, Math.min(chunk.length, upTo - file.at), file.at);
                if (count === 0)
                    throw new Error(`the file ends at ${file.at} of ${upTo} bytes`);
                file.hash.update(chunk.subarray(0, count));
                file.at += count;
            }
        }
        catch (error) {
            file.error = error;
        }
        if (!end)
            return;
        files.delete(id);
        const { hash, error } = file;
        parentPort.postMessage(error === undefined ? { id, sha256: hash.digest('hex') } : { id, error });
    });
}

;// CONCATENATED MODULE: ./lib/pack/hashed-file.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




/** Makes a new file at a path where none may be, and brings it to the disk; after a failure it is gone, and the error is the first one. */
async function createFile(path, fill, { lasting = true } = {}) {
    const handle = await (0,promises_.open)(path, 'wx+');
    try {
        const file = new HashedFile(handle, lasting);
        const result = await fill(file);
        await file.sync();
        await handle.close();
        return result;
    }
    catch (error) {
        await handle.close().catch(() => undefined);
        await (0,promises_.rm)(path, { force: true }).catch(() => undefined);
        throw error;
    }
}
const syncStep = 64 * 1024 * 1024;
const copyStep = 1024 * 1024;
const gatherSize = 1024 * 1024;
// A thread of its own is worth its start only for a file of this size.
const followedSize = 16 * 1024 * 1024;
/** A file that is hashed while it is written. */
class HashedFile {
    #handle;
    #lasting;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #following;
    #buffers = [];
    #turn = 0;
    #size = 0;
    #queue = [];
    /** Bytes that are written or on their way. */
    #handed = 0;
    #busy = false;
    #synced = 0;
    #writing = Promise.resolve();
    #syncing = Promise.resolve();
    constructor(handle, lasting) {
        this.#handle = handle;
        this.#lasting = lasting;
    }
    /** Bytes so far. */
    get size() {
        return this.#size;
    }
    /**
     * Writes at the end, while the next bytes are made: these must not change any more. Small ones are gathered while the
     * disk is at work. Throws what an earlier write threw, at the latest when 1 MiB waits.
     */
    async append(bytes) {
        await this.#put(bytes, gatherSize);
    }
    /** Copies a range of another file to the end, in few buffers that are used again: new ones cost more than the copying. */
    async copy({ path, offset, size, onBytes }, signal) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await (0,promises_.open)(path), true);
            for await (const bytes of (0,file_range/* readRange */.q)(file, offset, size, () => this.#nextBuffer())) {
                signal.throwIfAborted();
                onBytes?.(bytes);
                await this.#put(bytes, 0);
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    /** Brings what was written to the disk, where it has to last. */
    async sync() {
        await this.#settle();
        await this.#syncing;
        if (this.#lasting)
            await this.#handle.sync();
    }
    /** Replaces what was written already; costs one more pass over the file at the end. */
    async patch(bytes, position) {
        await this.#settle();
        await writeAll(this.#handle, [bytes], position);
        this.#following = new FollowingHash(this.#handle.fd);
    }
    /** Tells what was written, when nothing more will be. */
    async finish(signal) {
        await this.#settle();
        const sha256 = (await this.#following?.digest(this.#size, signal)) ?? this.#hash.digest('hex');
        return { size: this.#size, sha256 };
    }
    // One is read, one is looked at, one is written; `#put` has waited for the one before that.
    #nextBuffer() {
        const index = (this.#turn += 1) % 3;
        return (this.#buffers[index] ??= Buffer.allocUnsafeSlow(copyStep));
    }
    // Bytes wait in the queue while less than `most` of them do and a write is on its way.
    async #put(bytes, most) {
        this.#queue.push(bytes);
        this.#size += bytes.length;
        if (this.#size > followedSize)
            this.#following ??= new FollowingHash(this.#handle.fd);
        else
            this.#hash.update(bytes);
        if (this.#busy && this.#size - this.#handed < most)
            return;
        await this.#writing;
        this.#writing = this.#writeQueue();
        // Told by whoever waits for it next.
        this.#writing.catch(() => undefined);
    }
    async #settle() {
        await this.#writing;
        await this.#writeQueue();
    }
    async #writeQueue() {
        const [buffers, position] = [this.#queue, this.#handed];
        this.#queue = [];
        this.#handed = this.#size;
        this.#busy = true;
        await writeAll(this.#handle, buffers, position).finally(() => (this.#busy = false));
        const written = this.#handed;
        this.#following?.follow(written);
        if (this.#lasting && written - this.#synced >= syncStep)
            this.#syncSoFar(written);
    }
    // The disk works while the rest is made, not afterwards.
    #syncSoFar(written) {
        this.#synced = written;
        this.#syncing = this.#syncing.then(() => this.#handle.datasync());
        // Told by `sync`: a disk tells of a failed write but once.
        this.#syncing.catch(() => undefined);
    }
}
async function writeAll(handle, buffers, position) {
    const size = buffers.reduce((sum, { length }) => sum + length, 0);
    if (size === 0)
        return;
    const { bytesWritten } = await handle.writev(buffers, position);
    // A disk that is almost full takes a part, and tells with the rest that it is full.
    if (bytesWritten < size)
        await writeAll(handle, [Buffer.concat(buffers).subarray(bytesWritten)], position + bytesWritten);
}


/***/ }),

/***/ 40781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZP: () => (/* binding */ CacheEntries),
  MH: () => (/* binding */ cacheObstacle),
  GC: () => (/* binding */ explainRefusal)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: ./lib/ship/abortable.js
var abortable = __webpack_require__(55500);
;// CONCATENATED MODULE: ./lib/ship/library-voice.js


// What others write meanwhile, about another image say, is not the library's.
const hearing = new external_node_async_hooks_.AsyncLocalStorage();
/**
 * Runs a call into @actions/cache and gives, beside its result, why it failed: that library says so only in
 * annotations of its own and returns -1 or undefined, so they are read here and shown as plain lines. Rejects as soon
 * as `signal` is aborted, which the library itself does not know.
 */
async function hearLibrary(call, log, signal) {
    const reasons = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text, ...rest) => {
        const reason = hearing.getStore() && typeof text === 'string' ? reasonIn(text) : undefined;
        if (reason === undefined)
            return write(text, ...rest);
        reasons.push(reason);
        return true;
    };
    try {
        return { result: await (0,abortable/* untilAborted */.E)(hearing.run(true, call), signal), reasons };
    }
    finally {
        process.stdout.write = write;
        reasons.forEach(reason => log.info(reason));
    }
}
function reasonIn(line) {
    const annotation = /^::(?:warning|error)[^:]*::(.*)/s.exec(line)?.[1];
    const words = annotation ?? /^Failed to (?:save|restore): .*/s.exec(line)?.[0];
    return words?.trim().replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
}

;// CONCATENATED MODULE: ./lib/ship/cache-entries.js





// The cache service makes this string part of an entry's identity: it must be the same for saver and restorer,
// whatever the archive and wherever the archive folder is.
const stagingDir = '.docker-archive-action';
let last = Promise.resolve();
// The library has one staging folder, one RUNNER_TEMP and one voice in a process: images that are made side by side
// come to it one after the other.
function takeTurn(work) {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
}
/** The entries of the actions cache, each a small folder under its key; the only user of @actions/cache. */
class CacheEntries {
    #world;
    #log;
    #signal;
    constructor(world, log, signal) {
        this.#world = world;
        this.#log = log;
        this.#signal = signal;
    }
    /** The key of the newest entry that begins with each of these, undefined where there is none. */
    async find(prefixes) {
        const { restoreCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        const ask = (key) => restoreCache([stagingDir], key, [], { lookupOnly: true });
        const found = await takeTurn(() => this.#ask(prefixes, () => Promise.all(prefixes.map(ask))));
        return found ?? prefixes.map(() => undefined);
    }
    /** Stores the folder that `fill` fills; gives why it was not stored, in the order it was said, none when it was. */
    async save(key, fill) {
        const { saveCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        return this.#staged(async (staging) => {
            await fill(staging);
            const heard = await this.#call(() => saveCache([stagingDir], key));
            return heard.result >= 0 ? [] : ['no reason given', ...heard.reasons];
        });
    }
    /**
     * Fetches entries at once into one folder, where their files must differ in name, for as long as `take` looks at it;
     * undefined when none of them arrived.
     */
    async fetch(keys, take) {
        const { restoreCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        const ask = (key) => restoreCache([stagingDir], key, []);
        return this.#staged(async (staging) => {
            const found = await this.#ask(keys, () => Promise.all(keys.map(ask)));
            return found?.some((key, i) => key === keys[i]) ? take(staging) : undefined;
        });
    }
    async #ask(keys, question) {
        try {
            return (await this.#call(question)).result;
        }
        catch (error) {
            this.#signal.throwIfAborted();
            this.#log.warning(`The actions cache was not asked for ${keys.join(', ')}: ${explainRefusal((0,errors/* messageOf */.b)(error))}`);
            return undefined;
        }
    }
    // The library leaves folders and, when cancelled, whole archives in RUNNER_TEMP: it gets one of its own, which goes.
    async #call(library) {
        const own = (0,external_node_path_.join)(this.#world.tempDir, `docker-archive-cache-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`);
        const given = process.env['RUNNER_TEMP'];
        try {
            process.env['RUNNER_TEMP'] = own;
            return await hearLibrary(library, this.#log, this.#signal);
        }
        finally {
            if (given === undefined)
                delete process.env['RUNNER_TEMP'];
            else
                process.env['RUNNER_TEMP'] = given;
            await (0,promises_.rm)(own, { recursive: true, force: true });
        }
    }
    // The files lie in the workspace under a constant name only while the library looks at them.
    #staged(use) {
        const staging = (0,external_node_path_.join)(this.#world.workspace, stagingDir);
        return takeTurn(async () => {
            try {
                await (0,promises_.rm)(staging, { recursive: true, force: true });
                await (0,promises_.mkdir)(staging, { recursive: true });
                return await use(staging);
            }
            finally {
                await (0,promises_.rm)(staging, { recursive: true, force: true });
            }
        });
    }
}
/** Why this step has no actions cache, in words; undefined when it has. */
function cacheObstacle({ env }) {
    if (env['ACTIONS_CACHE_SERVICE_V2'] ? env['ACTIONS_RESULTS_URL'] : env['ACTIONS_CACHE_URL'])
        return undefined;
    return 'this step has no cache service (ACTIONS_RESULTS_URL is not set)';
}
/** A refusal of the cache service with what it means for a workflow. */
function explainRefusal(reason) {
    if (/write denied/i.test(reason)) {
        return `${reason}. Runs that outsiders can trigger get a read-only cache token; save from push or pull_request instead`;
    }
    if (/429|rate limit/i.test(reason))
        return `${reason}. The repository is over its rate of cache uploads; the next run tries again`;
    return reason;
}


/***/ }),

/***/ 13424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ CacheStore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/pack/hashed-file.js + 1 modules
var hashed_file = __webpack_require__(45957);
// EXTERNAL MODULE: ./lib/pack/partial.js
var pack_partial = __webpack_require__(30256);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/ship/cache-entries.js + 1 modules
var cache_entries = __webpack_require__(40781);
// EXTERNAL MODULE: ./lib/ship/parts.js
var ship_parts = __webpack_require__(93216);
;// CONCATENATED MODULE: ./lib/ship/entry-files.js






// An entry holds an archive as a whole, or in parts: their list, and the bytes that are no layers. A layer is an entry,
// with a name of its own: some are fetched at once into one folder.
const wholeFile = 'archive';
const partsFile = 'parts.json';
const restFile = 'rest';
const layerFile = (digest) => digest.replace('sha256:', '');
const partsLimit = 4 * 1024 * 1024;
/**
 * Takes an archive out of the folder of its entry: as a whole to its place, or its own bytes, whose list it gives. `none`
 * is what no archive is: what others have saved under a key may be anything, a link or a pipe too.
 */
async function takeArchive(staging, to, rest) {
    const whole = (0,external_node_path_.join)(staging, wholeFile);
    if (await isFile(whole)) {
        await moveFile(whole, to);
        return 'whole';
    }
    const parts = await readParts(staging);
    if (!parts || !(await isFile((0,external_node_path_.join)(staging, restFile))))
        return 'none';
    await moveFile((0,external_node_path_.join)(staging, restFile), rest);
    return parts;
}
/** The list of an archive in parts; undefined where there is none that can be read. */
async function readParts(staging) {
    const path = (0,external_node_path_.join)(staging, partsFile);
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    return found?.isFile() && found.size <= partsLimit ? (0,ship_parts/* parseParts */.il)(await (0,promises_.readFile)(path, 'utf8')) : undefined;
}
/** Whether a path is a file and nothing else. */
async function isFile(path) {
    return (await (0,promises_.lstat)(path).catch(() => undefined))?.isFile() ?? false;
}
/** Copies the bytes of an archive that are no layers of their own, one after the other. */
async function copyOwn(path, { parts }, to, signal) {
    const copy = async (file) => {
        let offset = 0;
        for (const { size, layer } of parts) {
            if (layer === undefined)
                await file.copy({ path, offset, size }, signal);
            offset += size;
        }
    };
    await (0,hashed_file/* createFile */.x)(to, copy, { lasting: false });
}
/** Copies a layer out of an archive; throws `ARCHIVE_DIGEST` where it is damaged: what is stored under a digest has it. */
async function copyLayer(path, offset, { size, layer }, to, signal) {
    const copy = async (file) => {
        await file.copy({ path, offset, size }, signal);
        return file.finish(signal);
    };
    const found = `sha256:${(await (0,hashed_file/* createFile */.x)(to, copy, { lasting: false })).sha256}`;
    if (found !== layer)
        throw new errors/* ActionError */.l('ARCHIVE_DIGEST', `${path} is damaged: a layer is ${found}, expected ${layer}`);
}
// The archive folder may be on another disk than the workspace.
async function moveFile(from, to) {
    try {
        await (0,promises_.rename)(from, to);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV'))
            throw error;
        const partial = (0,pack_partial/* partialPath */.Dn)((0,external_node_path_.dirname)(to));
        await (0,promises_.copyFile)(from, partial);
        await (0,promises_.rename)(partial, to);
    }
}

;// CONCATENATED MODULE: ./lib/ship/cache.js









/**
 * The archives in the actions cache. Layers that an archive holds as they are have entries of their own, under their
 * digest, which all archives share. Trouble is one warning, never an error.
 */
class CacheStore {
    #entries;
    #log;
    #signal;
    #remove;
    // Entries that cannot be put together again, because a layer of theirs is gone.
    #broken = new Set();
    /** `remove` deletes an entry of this ref, where this step may do that: an entry cannot be written twice. */
    constructor(world, log, signal, remove) {
        this.#entries = new cache_entries/* CacheEntries */.ZP(world, log, signal);
        this.#remove = remove;
        this.#log = log;
        this.#signal = signal;
    }
    /** Whether the cache holds this very archive, its layers not asked for. */
    async has(archive) {
        return (await this.#missing([(0,plan_name/* cacheKey */.k$)(archive)])).length === 0;
    }
    /** The newest archive the cache holds of a name, of a version where that is given; `imageid` is how its id begins. */
    async find(name, version, imageid = '') {
        const prefix = version === undefined ? (0,plan_name/* cachePrefix */.Vs)(name) : `${(0,plan_name/* cachePrefix */.Vs)(name)}${version}/${imageid}`;
        const [key = ''] = await this.#entries.find([prefix]);
        const found = (0,plan_name/* parseCacheKey */.dU)(key);
        // The service matches by prefix, so what it found is compared field by field.
        const same = found?.name === name && (version === undefined || found.version === version);
        return same ? found : undefined;
    }
    /** Whether the cache holds this very archive with all its layers, so far as its entry was not found to be broken. */
    async holds(ready) {
        const key = (0,plan_name/* cacheKey */.k$)(ready.archive);
        const layers = await this.#layersIn(ready);
        const missing = await this.#missing([key, ...layers.map(plan_name/* layerKey */.n3)]);
        return missing.length === 0 && !this.#broken.has(key);
    }
    /** Stores what the cache lacks of an archive; true when it holds all of it afterwards. */
    async save(ready) {
        const key = (0,plan_name/* cacheKey */.k$)(ready.archive);
        try {
            await this.#removeBroken(ready);
            const parts = await (0,ship_parts/* cutArchive */.j8)(ready);
            const reason = (await this.#saveLayers(parts, ready.path)) ?? (await this.#saveArchive(key, parts, ready.path));
            if (reason === undefined)
                return true;
            this.#log.warning(`The archive was not kept in the actions cache (${key}): ${(0,cache_entries/* explainRefusal */.GC)(reason)}`);
        }
        catch (error) {
            this.#signal.throwIfAborted();
            this.#log.warning(`The archive was not kept in the actions cache (${key}): ${(0,errors/* messageOf */.b)(error)}`);
        }
        return false;
    }
    /** Fetches an archive into a file and gives its path; throws `CACHE_MISS` when it did not arrive whole. */
    async fetch(archive, to) {
        const key = (0,plan_name/* cacheKey */.k$)(archive);
        const rest = (0,pack_partial/* partialPath */.Dn)((0,external_node_path_.dirname)(to));
        try {
            const parts = await this.#entries.fetch([key], staging => takeArchive(staging, to, rest));
            if (parts === undefined)
                throw miss(`did not give ${key}`);
            if (parts === 'none')
                throw miss(`gave no archive for ${key}`);
            if (parts !== 'whole')
                await this.#join(parts, rest, to);
            return to;
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.l)
                this.#broken.add(key);
            throw error;
        }
        finally {
            await (0,promises_.rm)(rest, { force: true });
        }
    }
    /** The layers an archive in the cache refers to; undefined where it cannot be read. */
    async layersOf(key) {
        return this.#entries.fetch([key], async (staging) => {
            if (await isFile((0,external_node_path_.join)(staging, wholeFile)))
                return [];
            const parts = await readParts(staging);
            return parts && (0,ship_parts/* layersOf */.w)(parts);
        });
    }
    async #layersIn(ready) {
        const parts = await (0,ship_parts/* cutArchive */.j8)(ready);
        return parts ? (0,ship_parts/* layersOf */.w)(parts) : [];
    }
    // The same image can be archived with its layers compressed in another way: then its entry may need layers that nobody
    // will store again.
    async #removeBroken(ready) {
        const key = (0,plan_name/* cacheKey */.k$)(ready.archive);
        if (!(await this.has(ready.archive)))
            return;
        const needed = this.#broken.has(key) ? undefined : await this.layersOf(key);
        const own = new Set(await this.#layersIn(ready));
        if (needed?.every(layer => own.has(layer)))
            return;
        if (!this.#remove)
            throw new Error('what is there has lost a layer, and removing it needs github-token');
        await this.#remove(key);
    }
    async #missing(keys) {
        const found = await this.#entries.find(keys);
        return keys.filter((key, i) => found[i] !== key);
    }
    async #saveLayers(parts, path) {
        if (!parts)
            return undefined;
        const missing = new Set(await this.#missing((0,ship_parts/* layersOf */.w)(parts).map(plan_name/* layerKey */.n3)));
        let at = 0;
        for (const part of parts.parts) {
            const start = at;
            at += part.size;
            if (part.layer === undefined || !missing.delete((0,plan_name/* layerKey */.n3)(part.layer)))
                continue;
            const layer = part.layer;
            const fill = (staging) => copyLayer(path, start, part, (0,external_node_path_.join)(staging, layerFile(layer)), this.#signal);
            const reason = await this.#saveEntry((0,plan_name/* layerKey */.n3)(layer), fill);
            if (reason !== undefined)
                return reason;
        }
        return undefined;
    }
    #saveArchive(key, parts, path) {
        return this.#saveEntry(key, async (staging) => {
            if (!parts) {
                const staged = (0,external_node_path_.join)(staging, wholeFile);
                return (0,promises_.link)(path, staged).catch(() => (0,promises_.copyFile)(path, staged));
            }
            await (0,promises_.writeFile)((0,external_node_path_.join)(staging, partsFile), JSON.stringify(parts));
            await copyOwn(path, parts, (0,external_node_path_.join)(staging, restFile), this.#signal);
        });
    }
    // Another job may have stored the same meanwhile.
    async #saveEntry(key, fill) {
        const reasons = await this.#entries.save(key, fill);
        return reasons.length === 0 || (await this.#missing([key])).length === 0 ? undefined : reasons.at(-1);
    }
    async #join(archive, rest, to) {
        const partial = (0,pack_partial/* partialPath */.Dn)((0,external_node_path_.dirname)(to));
        await (0,hashed_file/* createFile */.x)(partial, async (file) => {
            let at = 0;
            for (const group of (0,ship_parts/* groupParts */.qp)(archive))
                at = await this.#copyGroup(file, group, rest, at);
            const found = await file.finish(this.#signal);
            if (found.sha256 !== archive.sha256)
                throw miss(`gave other parts than those of ${to}`);
        });
        await (0,promises_.rename)(partial, to);
    }
    // Gives where the bytes of the next group begin in those that are no layers.
    async #copyGroup(file, group, rest, at) {
        const keys = (0,ship_parts/* layersOf */.w)({ parts: group }).map(plan_name/* layerKey */.n3);
        const end = await this.#entries.fetch(keys, async (staging) => {
            let offset = at;
            for (const { layer, size } of group) {
                if (layer === undefined) {
                    await file.copy({ path: rest, offset, size }, this.#signal);
                    offset += size;
                    continue;
                }
                const path = (0,external_node_path_.join)(staging, layerFile(layer));
                if (!(await isFile(path)))
                    throw miss(`has lost a layer, ${(0,plan_name/* layerKey */.n3)(layer)}`);
                await file.copy({ path, offset: 0, size }, this.#signal);
            }
            return offset;
        });
        if (end === undefined)
            throw miss(`has lost ${keys.join(', ')}`);
        return end;
    }
}
function miss(what) {
    return new errors/* ActionError */.l('CACHE_MISS', `the actions cache ${what}`);
}


/***/ }),

/***/ 93216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   il: () => (/* binding */ parseParts),
/* harmony export */   j8: () => (/* binding */ cutArchive),
/* harmony export */   mZ: () => (/* binding */ ownLimit),
/* harmony export */   qp: () => (/* binding */ groupParts),
/* harmony export */   w: () => (/* binding */ layersOf)
/* harmony export */ });
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36885);
/* harmony import */ var _stored_layers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78494);


/** Bytes an archive in parts may have of its own: what is larger in the cache is an archive as a whole. */
const ownLimit = 16 * 1024 * 1024;
// A smaller layer costs more as an entry of its own than as bytes of several archives.
const smallest = 256 * 1024;
/** Cuts an archive file at its layers; undefined where it is to be kept as a whole, because it holds none as they are. */
async function cutArchive(archive) {
    const { size, sha256 } = archive;
    const stored = (await (0,_stored_layers_js__WEBPACK_IMPORTED_MODULE_0__/* .findStoredLayers */ .j)(archive)).filter(({ layer }) => layer.size >= smallest);
    if (stored.length === 0)
        return undefined;
    const parts = [];
    let at = 0;
    for (const { layer, start } of stored.sort((a, b) => a.start - b.start)) {
        // One layer may stand in an image twice, and once in its archive.
        if (start < at)
            continue;
        if (start > at)
            parts.push({ size: start - at });
        parts.push({ size: layer.size, layer: layer.digest });
        at = start + layer.size;
    }
    parts.push({ size: size - at });
    const own = parts.filter(({ layer }) => layer === undefined);
    return sizeOf(own) > ownLimit ? undefined : { schema: 1, size, sha256, parts };
}
/** The layers among the parts of an archive, each once. */
function layersOf({ parts }) {
    return [...new Set(parts.flatMap(({ layer }) => layer ?? []))];
}
/**
 * Groups the parts of an archive, in their order; the layers of a group are fetched at once: a few, and no more bytes
 * than may lie beside the archive for a while. A larger layer is the only one of its group.
 */
function groupParts({ parts }, most = { layers: 4, bytes: 256 * 1024 * 1024 }) {
    const groups = [];
    for (const part of parts) {
        const group = groups.at(-1) ?? [];
        const layers = [...group, part].filter(({ layer }) => layer !== undefined);
        const fits = layers.length <= most.layers && sizeOf(layers) <= most.bytes;
        if (group.length > 0 && (part.layer === undefined || layers.length === 1 || fits))
            group.push(part);
        else
            groups.push([part]);
    }
    return groups;
}
/** Reads what `cutArchive` has made; undefined when it is not in that form. */
function parseParts(text) {
    try {
        const read = JSON.parse(text);
        return isParts(read) ? read : undefined;
    }
    catch {
        return undefined;
    }
}
function isParts(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, []) || value['schema'] !== 1 || !Array.isArray(value['parts']))
        return false;
    const { size, sha256, parts } = value;
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(sha256) || !/^[0-9a-f]{64}$/.test(sha256) || !parts.every(isPart))
        return false;
    return size === sizeOf(parts);
}
function isPart(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, []))
        return false;
    const { size, layer } = value;
    return Number.isSafeInteger(size) && Number(size) >= 0 && (layer === undefined || (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(layer));
}
function sizeOf(parts) {
    return parts.reduce((sum, { size }) => sum + size, 0);
}


/***/ }),

/***/ 78494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ findStoredLayers)
/* harmony export */ });
/* harmony import */ var _export_stored_tar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71961);

/** Finds the layers that an archive file holds as they are; none where the whole tar is compressed. Throws `ZIP_*`. */
async function findStoredLayers({ archive, path, metadata, }) {
    const layers = metadata.layers.filter(({ offset }) => offset !== undefined);
    if (archive.archfmt !== 'zip' || layers.length === 0)
        return [];
    const tar = await (0,_export_stored_tar_js__WEBPACK_IMPORTED_MODULE_0__/* .findStoredTar */ .G)(path);
    return tar ? layers.map(layer => ({ layer, start: tar.start + (layer.offset ?? 0) })) : [];
}


/***/ })

};
