export const id = 823;
export const ids = [823];
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

/***/ 23347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ connectEngine)
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
    const configDir = env['DOCKER_CONFIG'] || (0,external_node_path_.join)(sources.homeDir, '.docker');
    if (dockerHost)
        return resolveUrl(dockerHost, 'input docker-host', await readTlsEnvironment(env, configDir));
    const host = env['DOCKER_HOST'];
    if (host)
        return resolveUrl(host, 'DOCKER_HOST', await readTlsEnvironment(env, configDir));
    const context = env['DOCKER_CONTEXT'] || (await (0,docker_config/* readDockerConfig */.T)(configDir)).currentContext;
    if (!context || context === 'default')
        return { kind: 'unix', path: await defaultSocket(env), source: 'default socket' };
    const { host: url, tls } = await readDockerContext(configDir, context);
    return resolveUrl(url, `docker context ${context}`, tls);
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

// EXTERNAL MODULE: ./lib/acquire/engine.js
var engine = __webpack_require__(92628);
;// CONCATENATED MODULE: ./lib/acquire/connect.js


/** Finds the engine as the Docker CLI does, the input `docker-host` first, and connects to it. */
async function connectEngine(dockerHost, world, signal) {
    return engine/* Engine */.N$.connect(await resolveEndpoint({ dockerHost, env: world.env, homeDir: world.homeDir }), signal);
}


/***/ }),

/***/ 45149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readDockerConfig),
/* harmony export */   g: () => (/* binding */ brokenConfig)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38411);



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
function isStoredAuth(value) {
    return isObject(value) && ['auth', 'username', 'password', 'identitytoken'].every(key => isText(value[key] ?? ''));
}


/***/ }),

/***/ 92628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H1: () => (/* binding */ brokenOff),
/* harmony export */   N$: () => (/* binding */ Engine),
/* harmony export */   Pe: () => (/* binding */ nameImage),
/* harmony export */   Y7: () => (/* binding */ engineWords),
/* harmony export */   np: () => (/* binding */ EngineRefusal)
/* harmony export */ });
/* unused harmony exports describe, compareVersions */
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44708);
/* harmony import */ var dockerode__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39040);
/* harmony import */ var _plan_platform_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18996);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38411);




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
    #signal;
    #containerd;
    /** The negotiated API version, `1.41`. */
    api = '';
    /** Whether the engine can build with BuildKit. */
    buildkit = false;
    constructor(modem, where, signal) {
        this.#modem = modem;
        this.#where = where;
        this.#signal = signal;
    }
    /** Connects and negotiates the API version; calls without a signal of their own are ended by `signal`. */
    static async connect(endpoint, signal) {
        const engine = new Engine(openModem(endpoint), describe(endpoint), signal);
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
    async untag(reference) {
        await this.#json({ method: 'DELETE', path: `/images/${reference}`, signal: this.#signal });
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
        return (await this.#dial(dialOptions(call)));
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
    const address = endpoint.kind === 'unix' ? `unix://${endpoint.path}` : `tcp://${endpoint.host}:${endpoint.port}`;
    return `${address} (${endpoint.source})`;
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
    const { query, body, signal, headers, ...rest } = call;
    const asked = query && Object.keys(query).length > 0;
    return {
        ...rest,
        path: asked ? `${call.path}?` : call.path,
        // docker-modem sends the options of a POST as its body unless another body is given.
        ...(asked ? { options: { _query: query, _body: {} } } : {}),
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

/***/ 1872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ FrameError),
/* harmony export */   v: () => (/* binding */ readFrames)
/* harmony export */ });
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46193);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);


/** What an engine reported as failed inside a stream that began with HTTP 200. */
class FrameError extends Error {
    exitCode;
    constructor(message, exitCode) {
        super(message);
        this.name = 'FrameError';
        this.exitCode = exitCode;
    }
}
// A frame holds one progress line or one trace message; more is no engine talking.
const longestFrame = 64 * 1024 * 1024;
/**
 * Reads newline-delimited frames to the end, whatever the chunking. An error frame is thrown as `FrameError`
 * after the last frame, so that nothing the engine said about it is lost; text that is no JSON is `ENGINE_STREAM`.
 */
async function* readFrames(source) {
    let failure;
    for await (const line of readLines(source)) {
        const frame = parseFrame(line);
        failure ??= failureOf(frame);
        yield frame;
    }
    if (failure)
        throw failure;
}
async function* readLines(source) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_0__.StringDecoder('utf8');
    let rest = '';
    for await (const chunk of source) {
        const lines = (rest + decoder.write(chunk)).split('\n');
        rest = lines.pop() ?? '';
        if (rest.length > longestFrame)
            throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('ENGINE_STREAM', 'the engine sent a line without end');
        yield* lines.map(line => line.trim()).filter(line => line !== '');
    }
    rest = (rest + decoder.end()).trim();
    if (rest !== '')
        yield rest;
}
function parseFrame(line) {
    try {
        const value = JSON.parse(line);
        if (typeof value === 'object' && value !== null)
            return value;
    }
    catch {
        // Said below, with the text itself.
    }
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('ENGINE_STREAM', `the engine sent something that is no progress frame: ${line.slice(0, 200)}`);
}
function failureOf(frame) {
    const message = frame.errorDetail?.message ?? frame.error;
    return message === undefined ? undefined : new FrameError(message.trim(), frame.errorDetail?.code);
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

/***/ 24978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S0: () => (/* binding */ addSummary),
  fx: () => (/* binding */ openDoor),
  n0: () => (/* binding */ setOutputs)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./lib/inputs/world.js
var inputs_world = __webpack_require__(35293);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
;// CONCATENATED MODULE: ./lib/report/console.js



/** Writes to the step's log; no text of others, an engine's say, can become a workflow command. */
class Console {
    #stages = [];
    /** The stages so far, in their order. */
    get stages() {
        return this.#stages;
    }
    info(text) {
        core/* info */.pq(disarm(text));
    }
    debug(text) {
        core/* debug */.Yz(text);
    }
    notice(text) {
        core/* notice */.lm(text);
    }
    warning(text) {
        core/* warning */.$e(text);
    }
    foreign(text) {
        core/* info */.pq(disarm(text.replace(/^/gm, '| ')));
    }
    /** Runs one stage in a log group of its own that ends with its seconds and what `done` says of its result. */
    async stage(name, work, done = () => '') {
        const started = performance.now();
        core/* startGroup */.Oh(name);
        try {
            const result = await work();
            this.#end(name, started, done(result));
            return result;
        }
        catch (error) {
            this.#end(name, started, 'failed');
            throw error;
        }
    }
    /** Fails the step with an error's one line, its hint, and the chain of its causes. */
    fail(error) {
        const { annotation, hint, code } = error instanceof errors/* ActionError */.l ? error : {};
        const { file, line, title } = annotation ?? {};
        const properties = {
            ...(file !== undefined && { file }),
            ...(line !== undefined && { startLine: line }),
            title: title ?? code ?? 'failed',
        };
        core/* error */.z3(hint === undefined ? (0,errors/* messageOf */.b)(error) : `${(0,errors/* messageOf */.b)(error)}\n${hint}`, properties);
        for (const cause of causesOf(error))
            this.info(`caused by: ${cause}`);
        core/* debug */.Yz(error instanceof Error ? (error.stack ?? '') : '');
    }
    #end(name, started, result) {
        const seconds = (performance.now() - started) / 1000;
        this.#stages.push({ name, seconds });
        core/* endGroup */.N4();
        this.info(`${name}: ${result ? `${result}, ` : ''}${(0,format/* formatSeconds */.X)(seconds)}`);
    }
}
/**
 * Makes text inert for the runner, which takes a line as a command when it begins with `::` after any spaces, and
 * finds the older `##[` anywhere in it.
 */
function disarm(text) {
    return text
        .replace(/\r\n?/g, '\n')
        .replace(/^(\s*)::/gm, '$1:\u200b:')
        .replaceAll('##[', '##\u200b[');
}
function causesOf(error) {
    const causes = [];
    for (let cause = error instanceof Error ? error.cause : undefined; cause instanceof Error && causes.length < 5; cause = cause.cause) {
        causes.push(cause.message);
    }
    return causes;
}

;// CONCATENATED MODULE: ./lib/door.js





// The runner sends SIGTERM 7.5 s after SIGINT; by then the step must be gone.
const patience = 4000;
/** Opens an action: reads the world, runs it, and alone fails the step. Ends the process, for broken-off transfers keep it alive. */
async function openDoor(run) {
    // What vendors call deprecated is no news for users of the action.
    process.noDeprecation = true;
    const console = new Console();
    const controller = new AbortController();
    const signals = ['SIGINT', 'SIGTERM'];
    const lost = Promise.withResolvers();
    for (const name of signals)
        process.on(name, () => cancel(name, controller, lost.reject));
    // @actions/artifact lets a read error of its source escape every promise.
    process.on('uncaughtException', lost.reject);
    const world = (0,inputs_world/* readWorld */.T)(process.env, { cwd: process.cwd(), tmp: (0,external_node_os_.tmpdir)(), home: (0,external_node_os_.homedir)() });
    const { signal } = controller;
    const visit = {
        ...{ console, world, signal, log: console, mask: core/* setSecret */.Pq },
        stage: (name, work, done) => console.stage(name, work, done),
        getInput: name => core/* getInput */.V4(name, { trimWhitespace: false }),
    };
    try {
        await Promise.race([run(visit), lost.promise]);
        return await leave(0);
    }
    catch (error) {
        // After a cancel everything breaks somehow; the cancel is what happened.
        console.fail(signal.aborted ? signal.reason : error);
        controller.abort(error);
        return leave(1);
    }
}
function cancel(name, controller, giveUp) {
    const reason = new errors/* ActionError */.l('CANCELLED', `the step was cancelled (${name})`);
    controller.abort(reason);
    setTimeout(giveUp, patience, reason).unref();
}
// What was written to a pipe may still be on its way.
async function leave(code) {
    for (const stream of [process.stdout, process.stderr])
        await new Promise(resolve => stream.write('', resolve));
    return process.exit(code);
}
/** Adds to the job summary, which a runner may not offer; that is no reason to fail. */
async function addSummary(markdown, console) {
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return;
    try {
        await core/* summary */.z.addRaw(markdown).write();
    }
    catch (error) {
        console.warning(`The job summary was not written: ${(0,errors/* messageOf */.b)(error)}`);
    }
}
/** Sets outputs of the step. */
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
}


/***/ }),

/***/ 86024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ passArchive)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
// EXTERNAL MODULE: ./lib/pack/packing.js
var packing = __webpack_require__(30566);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./lib/export/member.js
var export_member = __webpack_require__(80066);
// EXTERNAL MODULE: ./lib/export/unpacking.js
var unpacking = __webpack_require__(92432);
;// CONCATENATED MODULE: ./lib/export/member-look.js



/** Looks at a member's bytes as they pass. */
class MemberLook {
    #rules;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #kept = [];
    #start = Buffer.alloc(0);
    #packing;
    #unpacking;
    constructor(rules) {
        this.#rules = rules;
    }
    /** Passes the bytes on unchanged. */
    async *pass(chunks) {
        for await (const chunk of chunks) {
            this.#hash.update(chunk);
            if (this.#rules.keep)
                this.#kept.push(chunk);
            await this.#unpack(chunk);
            yield chunk;
        }
    }
    /** What was seen, when all has passed. */
    async finish() {
        const unpacked = await this.#unpacking?.end();
        const content = this.#rules.keep ? Buffer.concat(this.#kept) : undefined;
        return {
            sha256: this.#hash.digest('hex'),
            packing: this.#packing ?? 'none',
            ...(unpacked && { unpacked }),
            ...(content && { content }),
        };
    }
    async #unpack(chunk) {
        if (this.#packing !== undefined)
            return this.#unpacking?.write(chunk);
        // The first chunk may be shorter than a magic number.
        this.#start = Buffer.concat([this.#start, chunk]);
        if (this.#start.length < packing/* magicLength */.Yn)
            return undefined;
        const { allowance, onPacking, signal } = this.#rules;
        this.#packing = (0,packing/* packingOf */.bp)(this.#start);
        onPacking(this.#packing);
        if (this.#packing === 'none' || !allowance)
            return undefined;
        this.#unpacking = new unpacking/* Unpacking */.hC(this.#packing, allowance, signal);
        return this.#unpacking.write(this.#start);
    }
}

// EXTERNAL MODULE: ./lib/export/route.js
var route = __webpack_require__(82415);
;// CONCATENATED MODULE: ./lib/export/copy.js








// Manifests, configs and indexes are read; anything larger is a layer.
const documentLimit = 4 * 1024 * 1024;
const documentsLimit = 64 * 1024 * 1024;
/** Copies one member into another tar and tells what it was; throws `ARCHIVE_INVALID` where it may not be in an archive. */
async function copyMember(entry, copy) {
    const { name, type, linkname, size } = entry.header;
    const path = safePath(name);
    if (type === 'symlink')
        return copyLink(entry, copy, path, safeLink(path, linkname));
    if (type !== 'file' && type !== 'contiguous-file' && type !== 'directory') {
        throw (0,export_member/* invalidArchive */.mD)(`holds ${name}, a ${type}`);
    }
    if (path === 'index.json' && size <= documentLimit && !copy.route)
        return copyIndex(entry, copy, path);
    const keep = type !== 'directory' && size <= documentLimit && copy.held.bytes + size <= documentsLimit;
    if (keep)
        copy.held.bytes += size;
    const unpackedSize = copy.route?.unpack?.get(path);
    const look = new MemberLook({
        keep,
        allowance: copy.allowance,
        signal: copy.signal,
        onPacking: packing => {
            if (packing === 'zstd' && copy.route?.unpack && unpackedSize === undefined)
                throw new route/* SizeNeeded */.z(path);
        },
    });
    await send(entry, look, copy, { ...plainHeader(entry.header), size: unpackedSize ?? size }, path);
    return { name: path, size, ...(await look.finish()) };
}
async function send(entry, look, copy, header, path) {
    const { tar, route, signal } = copy;
    const pass = (chunks) => look.pass(chunks);
    if (route?.leavesOut(path))
        return (0,promises_.pipeline)(entry, pass, drain, { signal });
    if (!route?.unpack?.has(path))
        return (0,promises_.pipeline)(entry, pass, sinkOf(tar, header), { signal });
    return (0,promises_.pipeline)(entry, pass, (0,packing/* unpacker */.KQ)('zstd'), sinkOf(tar, header), { signal });
}
async function drain(chunks) {
    const iterator = chunks[Symbol.asyncIterator]();
    while ((await iterator.next()).done !== true)
        ;
}
async function copyIndex(entry, { tar }, path) {
    const content = tidyIndex(await (0,consumers_.buffer)(entry));
    tar.entry({ ...plainHeader(entry.header), size: content.length }, content);
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
    return { name: path, size: content.length, sha256, packing: 'none', content };
}
// The containerd store notes in the index to which registries it ever pushed an image: that is no part of the image,
// changes with the next push, and may name hosts that are nobody's business.
function tidyIndex(index) {
    const text = index.toString('utf8');
    if (!text.includes('containerd.io/distribution.source.'))
        return index;
    const keep = (key, value) => key.startsWith('containerd.io/distribution.source.') ? undefined : value;
    return Buffer.from(JSON.stringify(JSON.parse(text, keep)));
}
// tar-stream is built on streamx, whose writables work in a pipeline but are not typed as Node's.
function sinkOf(tar, header) {
    return tar.entry(header);
}
function copyLink(entry, { tar, route }, path, target) {
    entry.resume();
    if (!route?.leavesOut(path))
        tar.entry(plainHeader(entry.header)).end(undefined);
    return { name: path, size: 0, sha256: '', packing: 'none', link: target };
}
// Same bytes for the same image: no owner, no save time; the names and modes are the engine's own.
function plainHeader(header) {
    return { ...header, pax: null, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
}
function safePath(name) {
    const path = external_node_path_.posix.normalize(name).replace(/\/$/, '');
    if (path.startsWith('/') || path === '..' || path.startsWith('../') || name.includes('\\')) {
        throw (0,export_member/* invalidArchive */.mD)(`holds ${JSON.stringify(name)}, a path out of the archive`);
    }
    return path;
}
function safeLink(path, target) {
    if (target.startsWith('/'))
        throw (0,export_member/* invalidArchive */.mD)(`holds ${path}, a link to ${target}, out of the archive`);
    return safePath(external_node_path_.posix.join(external_node_path_.posix.dirname(path), target));
}

// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/export/oci.js
var oci = __webpack_require__(4771);
;// CONCATENATED MODULE: ./lib/export/members.js




/** Proves the members of a docker archive against each other; throws `ARCHIVE_INVALID` or `ARCHIVE_DIGEST`. */
function judgeMembers(members) {
    for (const member of members.values()) {
        checkBlobName(member);
        checkFolders(members, member.name);
    }
    const entry = members.has('manifest.json') ? readManifest(members) : readLayout(members);
    const configFile = (0,export_member/* follow */.e6)(members, entry.Config, 'the configuration');
    const configDigest = `sha256:${configFile.sha256}`;
    checkDigest(configFile.name, configFile.sha256, /([0-9a-f]{64})(?:\.json)?$/.exec(entry.Config)?.[1]);
    const config = (0,export_member/* readJson */.Vh)(configFile);
    return {
        layout: members.has('oci-layout') ? 'oci' : 'legacy',
        configDigest,
        configPath: configFile.name,
        ...findIdentities(members, configDigest),
        repoTags: entry.RepoTags ?? [],
        created: config.created ?? '',
        platform: {
            os: config.os ?? '',
            architecture: config.architecture ?? '',
            ...(config.variant && { variant: config.variant }),
        },
        labels: config.config?.Labels ?? {},
        layers: readLayers(members, entry, config),
    };
}
function readManifest(members) {
    const entries = (0,export_member/* readJson */.Vh)((0,export_member/* follow */.e6)(members, 'manifest.json', 'the manifest'));
    const [entry] = entries;
    if (!Array.isArray(entries) || entries.length !== 1 || !entry || !Array.isArray(entry.Layers)) {
        throw (0,export_member/* invalidArchive */.mD)(`describes ${Array.isArray(entries) ? entries.length : 'no'} images in manifest.json, not one`);
    }
    return entry;
}
// An OCI layout as skopeo and buildx write it; an image that stands in it under several names is one.
function readLayout(members) {
    if ((0,oci/* readIndex */.vY)(members).length === 0)
        throw (0,export_member/* invalidArchive */.mD)('lacks the manifest, manifest.json or index.json');
    const images = (0,oci/* readOciImages */.qc)(members);
    const [image] = images;
    const count = new Set(images.map(({ manifestDigest }) => manifestDigest)).size;
    if (!image || count !== 1)
        throw (0,export_member/* invalidArchive */.mD)(`holds ${count} images by its index.json, not one`);
    const { configDigest, layers } = image;
    return {
        Config: (0,export_member/* blobPath */.nD)(configDigest),
        RepoTags: (0,oci/* readOciNames */.EM)(members, image),
        Layers: layers.map(export_member/* blobPath */.nD),
    };
}
function readLayers(members, entry, config) {
    const diffIds = config.rootfs?.diff_ids ?? [];
    if (diffIds.length !== entry.Layers.length) {
        throw (0,export_member/* invalidArchive */.mD)(`has ${entry.Layers.length} layers where its configuration has ${diffIds.length}`);
    }
    return entry.Layers.map((path, i) => {
        const layer = (0,export_member/* follow */.e6)(members, path, `layer ${i + 1}`);
        const diffId = diffIds[i] ?? '';
        checkLayer(layer, diffId.replace('sha256:', ''));
        return { digest: `sha256:${layer.sha256}`, size: layer.size, path: layer.name, diff_id: diffId };
    });
}
// The configuration has the digest of the unpacked layer; one that was not unpacked was checked against its own name.
function checkLayer(layer, diffId) {
    if (layer.packing === 'none')
        checkDigest(layer.name, layer.sha256, diffId);
    else if (layer.unpacked)
        checkDigest(`${layer.name} unpacked`, layer.unpacked.sha256, diffId);
    else if (!blobDigest(layer.name))
        checkDigest(layer.name, layer.sha256, diffId);
}
function findIdentities(members, configDigest) {
    const image = (0,oci/* readOciImages */.qc)(members).find(each => each.configDigest === configDigest);
    if (!image)
        return {};
    const { manifestDigest, indexDigest } = image;
    return { manifestDigest, ...(indexDigest !== undefined && { indexDigest }) };
}
// What stands behind a linked folder would be another file for the engine than for us.
function checkFolders(members, name) {
    for (let folder = external_node_path_.posix.dirname(name); folder !== '.'; folder = external_node_path_.posix.dirname(folder)) {
        if (members.get(folder)?.link !== undefined)
            throw (0,export_member/* invalidArchive */.mD)(`holds ${name} behind ${folder}, a link`);
    }
}
function checkBlobName(member) {
    const named = blobDigest(member.name);
    if (named !== undefined && member.link === undefined)
        checkDigest(member.name, member.sha256, named);
}
function blobDigest(name) {
    return /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
}
function checkDigest(name, found, expected) {
    if (found === expected)
        return;
    const message = `the image archive is damaged: ${name} is sha256:${found}, expected ${expected ? `sha256:${expected}` : 'a digest'}`;
    throw new errors/* ActionError */.l('ARCHIVE_DIGEST', message);
}

;// CONCATENATED MODULE: ./lib/export/archive.js








// An image has no more than 127 layers.
const mostMembers = 10_000;
/**
 * Lets the tar of `docker save` pass: members are hashed, the headers made the same for each save of one image
 * (newer engines write the time of the save), and at the end everything the manifest names is proved to be there.
 * On a `route` its members are changed as well. The tar ends only when all is proved: a broken one is destroyed.
 */
function passArchive(source, signal, onBytes = () => undefined, route) {
    const tar = (0,tar_stream.pack)();
    const members = new Map();
    const counted = new external_node_stream_.Transform({
        transform(chunk, _encoding, done) {
            onBytes(chunk.length);
            done(null, chunk);
        },
    });
    const passing = (0,promises_.pipeline)(tar, counted, { signal });
    const allowance = route && new unpacking/* Allowance */.b9(route.limit);
    const copy = { tar, route, allowance, held: { bytes: 0 }, signal };
    const facts = Promise.all([copyMembers(source, members, copy), passing]).then(([found]) => found, (error) => {
        counted.destroy(error);
        throw error;
    });
    // Whoever reads the tar sees the failure there; nobody has to ask for the facts of a broken one.
    facts.catch(() => undefined);
    return { tar: counted, facts, members };
}
async function copyMembers(source, members, copy) {
    const { tar, signal } = copy;
    const reader = (0,tar_stream.extract)();
    const reading = (0,promises_.pipeline)(source, reader, { signal });
    const copying = (async () => {
        for await (const entry of reader) {
            const member = await copyMember(entry, copy);
            if (members.has(member.name))
                throw (0,export_member/* invalidArchive */.mD)(`holds ${member.name} twice`);
            if (members.size === mostMembers)
                throw (0,export_member/* invalidArchive */.mD)(`holds more than ${mostMembers} members`);
            members.set(member.name, member);
        }
    })();
    try {
        await Promise.all([reading, copying]);
        const facts = judgeMembers(members);
        await archive_close(tar, copy.route?.closing(facts, members) ?? []);
        return facts;
    }
    catch (error) {
        const explained = explainBroken(error, signal);
        tar.destroy(explained);
        throw explained;
    }
}
async function archive_close(tar, closing) {
    for (const { name, content } of closing) {
        await new Promise((resolve, reject) => {
            tar.entry({ name, mtime: new Date(0) }, content, error => (error ? reject(error) : resolve()));
        });
    }
    tar.finalize();
}
function explainBroken(error, signal) {
    signal.throwIfAborted();
    const message = error instanceof Error ? error.message : '';
    if ((0,packing/* isUnpackError */.TE)(error) || /Unexpected end of data|Invalid (tar )?header|Header exceeds max size/.test(message))
        return (0,export_member/* invalidArchive */.mD)(`is cut short or no tar: ${message}`, error);
    // Documents of a stranger are read as if they had the form they should have.
    if (error instanceof TypeError)
        return (0,export_member/* invalidArchive */.mD)(`has documents in a form that is none: ${message}`, error);
    return error;
}


/***/ }),

/***/ 45475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ identify)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: ./lib/acquire/frames.js
var acquire_frames = __webpack_require__(1872);
;// CONCATENATED MODULE: ./lib/export/probe.js




// A manifest lists layers by digest; more than this is none.
const manifestLimit = 4 * 1024 * 1024;
// The engine is on this machine; one that cannot reach our loopback says so at once, or never.
const patience = 10_000;
/**
 * Asks the containerd store for an image's config digest, which its API does not tell: the engine is made to push
 * to a registry on loopback that claims to have every blob, so that only the manifest is sent. Undefined when the
 * engine cannot reach this machine's loopback or pushes several images.
 */
async function probeConfigDigest(engine, reference, log, signal) {
    const secret = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    const manifests = [];
    const server = await listen((0,external_node_http_.createServer)((request, response) => void answer(request, response, secret, manifests)));
    const repository = `127.0.0.1:${server.address().port}/docker-archive/probe`;
    const tag = (0,external_node_crypto_.randomBytes)(6).toString('hex');
    try {
        await engine.tag(reference, repository, tag);
        try {
            const auth = { username: 'probe', password: secret };
            const frames = await engine.push(repository, tag, auth, AbortSignal.any([signal, AbortSignal.timeout(patience)]));
            for await (const frame of (0,acquire_frames/* readFrames */.v)(frames))
                log.debug(frame.status ?? '');
        }
        finally {
            await engine.untag(`${repository}:${tag}`);
        }
    }
    catch (error) {
        signal.throwIfAborted();
        log.debug(`the engine did not push to loopback: ${String(error)}`);
    }
    finally {
        server.closeAllConnections();
        server.close();
    }
    const digests = new Set(manifests.flatMap(readConfigDigest));
    return digests.size === 1 ? [...digests][0] : undefined;
}
function listen(server) {
    return new Promise((resolve, reject) => {
        server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
    });
}
// The part of the OCI distribution protocol a push needs when nothing has to be uploaded.
async function answer(request, response, secret, manifests) {
    const { method = '', url = '' } = request;
    const expected = `Basic ${Buffer.from(`probe:${secret}`).toString('base64')}`;
    if (request.headers.authorization !== expected) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="probe"' }).end();
    }
    else if (url === '/v2/') {
        response.writeHead(200, { 'docker-distribution-api-version': 'registry/2.0' }).end();
    }
    else if (method === 'HEAD' && url.includes('/blobs/')) {
        response
            .writeHead(200, { 'content-length': 0, 'docker-content-digest': url.slice(url.lastIndexOf('/') + 1) })
            .end();
    }
    else if (method === 'PUT' && url.includes('/manifests/')) {
        const manifest = await readManifest(request);
        manifests.push(manifest);
        response
            .writeHead(201, { 'docker-content-digest': `sha256:${(0,external_node_crypto_.createHash)('sha256').update(manifest).digest('hex')}` })
            .end();
    }
    else {
        request.resume();
        response.writeHead(404).end();
    }
}
async function readManifest(request) {
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
        size += chunk.length;
        if (size <= manifestLimit)
            chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
// Attestations are manifests too; they describe no platform's image.
function readConfigDigest(manifest) {
    const { config, layers } = JSON.parse(manifest.toString('utf8'));
    const attestation = layers?.some(layer => layer.mediaType?.includes('in-toto'));
    return config?.digest && !attestation ? [config.digest] : [];
}

;// CONCATENATED MODULE: ./lib/export/identify.js

/**
 * The config digest of an image in the engine: its identity in archives. The classic store shows it as the id; for the
 * containerd store it comes from an earlier archive of the same image or from the engine. Undefined when only a full
 * save will tell.
 */
async function identify(engine, image, reference, known, log, signal) {
    const archived = known.find(each => each.dockerId === image.id);
    if (archived)
        return archived.configDigest;
    if (!(await engine.usesContainerd()))
        return image.id;
    return probeConfigDigest(engine, reference, log, signal);
}


/***/ }),

/***/ 80066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   mD: () => (/* binding */ invalidArchive),
/* harmony export */   nD: () => (/* binding */ blobPath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);


/** The member at a path, through symbolic links; throws `ARCHIVE_INVALID` when there is none. */
function follow(members, path, what) {
    const seen = new Set();
    let member = members.get(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path));
    while (member?.link !== undefined && !seen.has(member.name)) {
        seen.add(member.name);
        member = members.get(member.link);
    }
    // Engines have answered success with an archive that named everything and held nothing.
    if (!member || member.link !== undefined)
        throw invalidArchive(`lacks ${what}, ${path}`);
    return member;
}
/** The JSON a member holds; throws `ARCHIVE_INVALID` when it is none. */
function readJson(member) {
    try {
        return JSON.parse(member.content?.toString('utf8') ?? '');
    }
    catch (cause) {
        throw invalidArchive(`holds ${member.name}, which is no JSON`, cause);
    }
}
/** The path of a blob in an OCI layout. */
function blobPath(digest) {
    return `blobs/${digest.replace(':', '/')}`;
}
/** The error for an archive that is no archive of one image. */
function invalidArchive(what, cause) {
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('ARCHIVE_INVALID', `the image archive ${what}`, { cause });
}


/***/ }),

/***/ 54137:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ parseMetadata),
/* harmony export */   s: () => (/* binding */ makeMetadata)
/* harmony export */ });
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28540);
/* harmony import */ var _plan_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18996);


/** Puts together what is known of an image once its whole tar has passed. */
function makeMetadata(identity, image, facts, tarSize) {
    return {
        schema: 1,
        ...identity,
        imageid: (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(facts.configDigest),
        docker_id: image.id,
        config_digest: facts.configDigest,
        manifest_digest: facts.manifestDigest ?? '',
        index_digest: facts.indexDigest ?? '',
        layout: facts.layout,
        platform: (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(facts.platform),
        created: facts.created,
        repo_tags: facts.repoTags,
        labels: facts.labels,
        layers: facts.layers,
        tar_size: tarSize,
    };
}
/** Reads what an archive says about itself; undefined when it is not in this form. */
function parseMetadata(text) {
    try {
        const read = JSON.parse(text);
        const texts = [read.name, read.image, read.version, read.tag, read.imageid, read.docker_id, read.config_digest];
        if (read.schema !== 1 || ![...texts, read.created, read.platform].every(isText))
            return undefined;
        if (!Array.isArray(read.repo_tags) || !read.repo_tags.every(isText) || typeof read.tar_size !== 'number') {
            return undefined;
        }
        return Array.isArray(read.layers) && read.layers.every(isLayer) ? read : undefined;
    }
    catch {
        return undefined;
    }
}
function isText(value) {
    return typeof value === 'string';
}
function isLayer(value) {
    const { digest, path, diff_id } = (value ?? {});
    return [digest, path, diff_id].every(isText);
}


/***/ }),

/***/ 4771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EM: () => (/* binding */ readOciNames),
/* harmony export */   qc: () => (/* binding */ readOciImages),
/* harmony export */   vY: () => (/* binding */ readIndex)
/* harmony export */ });
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80066);

/** The entries of index.json; none when there is no such file. */
function readIndex(members) {
    const index = members.get('index.json');
    return index ? ((0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(index).manifests ?? []) : [];
}
/** The images that the index of an OCI layout leads to, as far as the archive holds them; attestations are none. */
function readOciImages(members) {
    return readIndex(members).flatMap(top => {
        const document = documentOf(members, top);
        if (!document?.manifests)
            return toImage(document, { top, manifestDigest: top.digest });
        return document.manifests.flatMap(each => toImage(documentOf(members, each), { top, manifestDigest: each.digest, indexDigest: top.digest }));
    });
}
/** The names an OCI layout gives an image: what containerd and buildx write, or the bare reference of the specification. */
function readOciNames(members, { top }) {
    const same = readIndex(members).filter(each => each.digest === top.digest);
    const names = same.map(({ annotations }) => annotations?.['io.containerd.image.name'] ?? annotations?.['org.opencontainers.image.ref.name']);
    return [...new Set(names.filter(name => name !== undefined))];
}
function documentOf(members, { digest }) {
    const blob = members.get((0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .blobPath */ .nD)(digest));
    return blob?.content ? (0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .readJson */ .Vh)(blob) : undefined;
}
function toImage(document, where) {
    if (!document?.config)
        return [];
    const layers = document.layers ?? [];
    if (layers.some(({ mediaType }) => mediaType?.includes('in-toto')))
        return [];
    return [{ ...where, configDigest: document.config.digest, layers: layers.map(({ digest }) => digest) }];
}


/***/ }),

/***/ 13090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OP: () => (/* binding */ defaultSizeLimit),
  O8: () => (/* binding */ openTar),
  _6: () => (/* binding */ readMetadata)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/pack/packing.js
var pack_packing = __webpack_require__(30566);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(20663);
// EXTERNAL MODULE: ./lib/pack/file-range.js
var file_range = __webpack_require__(67111);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
;// CONCATENATED MODULE: ./lib/pack/zip-content.js



/**
 * Expands the data of a zip member; throws `ZIP_TOO_LARGE` beyond the limit, `ZIP_CRC` where the content is not what
 * the directory declares, `ZIP_INVALID` where the data cannot be read.
 */
async function* expandMember(data, order) {
    const { path, member, limit, signal } = order;
    let size = 0;
    let sum = 0;
    try {
        for await (const chunk of member.method === 0 ? data : inflate(data, signal)) {
            signal.throwIfAborted();
            size += chunk.length;
            sum = (0,external_node_zlib_.crc32)(chunk, sum);
            if (size > limit)
                throw tooLarge(order);
            if (size > member.size)
                throw different(order, 'more');
            yield chunk;
        }
    }
    catch (error) {
        signal.throwIfAborted();
        throw brokenZip(path, error);
    }
    if (size !== member.size || sum !== member.crc32)
        throw different(order, describe(size, sum));
}
/** The error for a zip file that cannot be read; leaves one that is ours already. */
function brokenZip(path, error) {
    if (error instanceof errors/* ActionError */.l)
        return error;
    const message = `zip file ${path} is damaged or no zip file: ${(0,errors/* messageOf */.b)(error)}`;
    return new errors/* ActionError */.l('ZIP_INVALID', message, { hint: `unzip -t '${path}'`, cause: error });
}
/** The error for a member that is larger than its reader allows. */
function tooLarge({ path, member, limit }) {
    const message = `member ${member.name} of zip file ${path} expands to more than the ${limit} bytes allowed`;
    return new errors/* ActionError */.l('ZIP_TOO_LARGE', message, { hint: `unzip -Z '${path}'` });
}
function inflate(data, signal) {
    const inflater = (0,external_node_zlib_.createInflateRaw)({ chunkSize: 256 * 1024 });
    // Whoever reads the inflater learns of a failure there.
    (0,external_node_stream_promises_.pipeline)(data, inflater, { signal }).catch(() => undefined);
    return inflater;
}
function different({ path, member }, found) {
    const expected = describe(member.size, member.crc32);
    const message = `member ${member.name} of zip file ${path} is damaged: it holds ${found}, expected ${expected}`;
    return new errors/* ActionError */.l('ZIP_CRC', message, { hint: `unzip -t '${path}'` });
}
function describe(size, sum) {
    return `${size} bytes with CRC-32 ${sum.toString(16).padStart(8, '0')}`;
}

;// CONCATENATED MODULE: ./lib/pack/zip-members.js

// Control characters would start a line of their own in a log; U+FFFD stands for bytes that are no UTF-8.
const unprintable = /[\u0000-\u001f\u007f\ufffd]/;
const outside = /^\/|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i;
/** Puts the members of a zip file under their names, in their order; throws `ZIP_MEMBER` when one cannot be trusted. */
function checkMembers(path, members) {
    const found = new Map();
    for (const member of members) {
        const problem = findProblem(member) ?? (found.has(member.name) ? 'is there twice' : undefined);
        if (problem)
            throw badMember(path, member.name, problem);
        found.set(member.name, member);
    }
    return found;
}
/** The error for a member that cannot be used. */
function badMember(path, name, problem) {
    const message = `member ${JSON.stringify(name)} of zip file ${path} ${problem}`;
    return new errors/* ActionError */.l('ZIP_MEMBER', message, { hint: `unzip -Z '${path}'` });
}
function findProblem({ name, method, encrypted }) {
    if (name === '' || unprintable.test(name))
        return 'has no printable name in UTF-8';
    if (outside.test(name))
        return 'leads out of the archive, allowed: a relative path with / and without ..';
    if (encrypted)
        return 'is encrypted, allowed: members without a password';
    if (method !== 0 && method !== 8)
        return `is compressed by method ${method}, allowed: 0 (stored) and 8 (deflated)`;
    return undefined;
}

// EXTERNAL MODULE: ./lib/pack/zip-records.js
var zip_records = __webpack_require__(47281);
;// CONCATENATED MODULE: ./lib/pack/unzip.js







const memberLimit = 1000;
/** Opens a zip file of unknown origin; throws `ZIP_INVALID` when it is none, `ZIP_MEMBER` when a member cannot be trusted. */
async function openZip(path) {
    let file;
    try {
        file = await (0,promises_.open)(path);
        const entries = await readDirectory(file);
        return new ZipArchive(path, file, checkMembers(path, entries.map(describeEntry)));
    }
    catch (error) {
        await file?.close();
        throw brokenZip(path, error);
    }
}
/** A zip file that is open for reading; nothing in it is ever written to disk. */
class ZipArchive {
    #path;
    #file;
    #members;
    #streams = new Set();
    constructor(path, file, members) {
        this.#path = path;
        this.#file = file;
        this.#members = members;
    }
    /** The members, in the order of the directory. */
    get members() {
        return [...this.#members.values()];
    }
    /** Reads a small member as a whole; rejects as `stream` and its stream do. */
    async read(name, options) {
        const stream = await this.stream(name, options);
        return Buffer.concat((await stream.toArray()));
    }
    /**
     * Reads a member as it comes; rejects with `ZIP_MEMBER` when there is none of that name. The stream fails with
     * `ZIP_TOO_LARGE`, with `ZIP_CRC` when the content is not what the directory declares, with `ZIP_INVALID` when it is cut short.
     */
    async stream(name, { limit = Infinity, signal }) {
        const member = this.#members.get(name);
        if (!member)
            throw badMember(this.#path, name, `is missing, there are: ${[...this.#members.keys()].join(', ')}`);
        const order = { path: this.#path, member, limit, signal };
        if (member.size > limit)
            throw tooLarge(order);
        const data = (0,file_range/* readRange */.q)(this.#file, await this.#findData(member), member.compressedSize);
        const content = external_node_stream_.Readable.from(expandMember(data, order), { objectMode: false });
        this.#streams.add(content);
        return content.once('close', () => this.#streams.delete(content));
    }
    /** Ends what is still being read, and closes the file. */
    async close() {
        for (const stream of this.#streams)
            stream.destroy();
        await this.#file.close();
    }
    async [Symbol.asyncDispose]() {
        await this.close();
    }
    async #findData({ offset }) {
        const { buffer, bytesRead } = await this.#file.read({ buffer: Buffer.alloc(30), position: offset });
        const length = (0,zip_records/* measureLocalHeader */.VD)(buffer.subarray(0, bytesRead));
        if (length === undefined)
            throw brokenZip(this.#path, new Error(`there is no member at ${offset}`));
        return offset + length;
    }
}
// yauzl reads the directory only: its streams stay behind when their reader leaves early, and crash when two do.
async function readDirectory(file) {
    const zip = await openDirectory(file);
    if (zip.entryCount > memberLimit)
        throw new Error(`it holds ${zip.entryCount} members, allowed: ${memberLimit}`);
    const entries = [];
    return new Promise((resolve, reject) => {
        zip.on('error', reject);
        zip.on('end', () => resolve(entries));
        zip.on('entry', (entry) => {
            entries.push(entry);
            zip.readEntry();
        });
        zip.readEntry();
    });
}
function openDirectory(file) {
    // Names are left undecoded, or a bad one would be reported as a damaged file is.
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
    return new Promise((resolve, reject) => {
        (0,yauzl/* fromFd */.hD)(file.fd, options, (error, zip) => {
            if (error)
                reject(error);
            else
                resolve(zip);
        });
    });
}
function describeEntry(entry) {
    return {
        name: entry.fileName.toString('utf8'),
        size: entry.uncompressedSize,
        compressedSize: entry.compressedSize,
        crc32: entry.crc32,
        offset: entry.relativeOffsetOfLocalHeader,
        method: entry.compressionMethod,
        encrypted: entry.isEncrypted(),
    };
}

// EXTERNAL MODULE: ./lib/export/metadata.js
var metadata = __webpack_require__(54137);
// EXTERNAL MODULE: ./lib/export/unpacking.js
var unpacking = __webpack_require__(92432);
;// CONCATENATED MODULE: ./lib/export/open.js
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









/** More than any image; what says it is larger is a bomb. */
const defaultSizeLimit = 100_000_000_000;
const metadataLimit = 4 * 1024 * 1024;
/**
 * Opens the docker tar of an archive file by what the file holds, whatever its name: a zip with one `.docker` member, a
 * tar, or a tar compressed by gzip or zstd. Fails with `ARCHIVE_TOO_LARGE`, `ZIP_*` or, where its bytes are damaged, as zlib does.
 */
async function openTar(path, { limit, signal }) {
    const start = await readStart(path);
    if (isZip(start))
        return openZipped(path, { limit, signal });
    const packing = (0,pack_packing/* packingOf */.bp)(start);
    const file = (0,external_node_fs_.createReadStream)(path, { highWaterMark: 256 * 1024 });
    if (packing === 'none')
        return file;
    const tar = bounded(limit);
    // Whoever reads the tar learns of a failure there.
    (0,external_node_stream_promises_.pipeline)(file, (0,pack_packing/* unpacker */.KQ)(packing), tar, { signal }).catch(() => undefined);
    return tar;
}
/** What an archive file says about itself, unproved; undefined when it says nothing that can be read. */
async function readMetadata(path, signal) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if (!isZip(await readStart(path)))
                return undefined;
            const zip = __addDisposableResource(env_1, await openZip(path), true);
            const content = await zip.read('metadata.json', { limit: metadataLimit, signal });
            return (0,metadata/* parseMetadata */.j)(content.toString('utf8'));
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
    catch {
        signal.throwIfAborted();
        return undefined;
    }
}
async function openZipped(path, options) {
    const zip = await openZip(path);
    try {
        const tar = await zip.stream(findDocker(path, zip), options);
        tar.once('close', () => void zip.close());
        return tar;
    }
    catch (error) {
        await zip.close();
        throw error;
    }
}
function findDocker(path, zip) {
    const found = zip.members.map(({ name }) => name).filter(name => name.endsWith('.docker'));
    const [name] = found;
    if (name !== undefined && found.length === 1)
        return name;
    const members = found.length === 0 ? 'no .docker member' : `${found.length} .docker members (${found.join(', ')})`;
    throw new errors/* ActionError */.l('ZIP_MEMBER', `zip file ${path} holds ${members}, allowed: one`, {
        hint: `unzip -Z '${path}'`,
    });
}
async function readStart(path) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_2, await (0,promises_.open)(path), true);
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(pack_packing/* magicLength */.Yn), position: 0 });
        return buffer.subarray(0, bytesRead);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
// The magic of a first member, or of a directory that has none.
function isZip(start) {
    return ['504b0304', '504b0506'].includes(start.toString('hex'));
}
function bounded(limit) {
    let size = 0;
    return new external_node_stream_.Transform({
        transform(chunk, _encoding, done) {
            size += chunk.length;
            if (size > limit)
                done((0,unpacking/* tooLarge */.g$)(limit));
            else
                done(null, chunk);
        },
    });
}


/***/ }),

/***/ 82415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ SizeNeeded)
/* harmony export */ });
/** Thrown where a zstd member cannot go on before its unpacked size is known. */
class SizeNeeded extends Error {
    constructor(path) {
        super(`${path} is compressed by zstd, which this engine cannot unpack`);
        this.name = 'SizeNeeded';
    }
}


/***/ }),

/***/ 92432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b9: () => (/* binding */ Allowance),
/* harmony export */   g$: () => (/* binding */ tooLarge),
/* harmony export */   hC: () => (/* binding */ Unpacking)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var _pack_packing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30566);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38411);






/** What is left of the bytes that the members of one archive may unpack to. */
class Allowance {
    #limit;
    #left;
    constructor(limit) {
        this.#limit = limit;
        this.#left = limit;
    }
    /** Takes bytes away; throws `ARCHIVE_TOO_LARGE` when none are left. */
    take(bytes) {
        this.#left -= bytes;
        if (this.#left < 0)
            throw tooLarge(this.#limit);
    }
}
/** The error for an archive that unpacks to more than it may. */
function tooLarge(limit) {
    const message = `the image archive unpacks to more than the ${limit} bytes allowed`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ActionError */ .l('ARCHIVE_TOO_LARGE', message, { hint: `size-limit: ${Math.ceil(limit / 500_000)} # MB` });
}
/** Unpacks a member on the side, only to learn what it holds. */
class Unpacking {
    #input = new node_stream__WEBPACK_IMPORTED_MODULE_2__.PassThrough();
    #result;
    #open = true;
    constructor(packing, allowance, signal) {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        let size = 0;
        const measure = async (chunks) => {
            for await (const chunk of chunks) {
                allowance.take(chunk.length);
                size += chunk.length;
                hash.update(chunk);
            }
        };
        this.#result = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(this.#input, (0,_pack_packing_js__WEBPACK_IMPORTED_MODULE_4__/* .unpacker */ .KQ)(packing), measure, { signal }).then(() => ({ size, sha256: hash.digest('hex') }), (error) => {
            this.#open = false;
            // What only looks compressed is no error here: nobody may ever ask what it holds.
            if (error instanceof _report_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ActionError */ .l || signal.aborted)
                throw error;
            return undefined;
        });
        this.#result.catch(() => undefined);
    }
    /** Takes the next bytes; waits while the unpacking lags behind. */
    async write(chunk) {
        if (!this.#open || this.#input.write(chunk))
            return;
        // What ends the unpacking is told by its result alone.
        await Promise.race([(0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(this.#input, 'drain').catch(() => undefined), this.#result]);
    }
    /** What the member held; undefined when it was damaged. Throws `ARCHIVE_TOO_LARGE`. */
    async end() {
        if (this.#open)
            this.#input.end();
        return this.#result;
    }
}


/***/ }),

/***/ 35849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ checkImage),
/* harmony export */   w: () => (/* binding */ verifyArchive)
/* harmony export */ });
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28540);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86024);
/* harmony import */ var _open_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13090);




/** Reads a whole archive file and proves that it holds the image its name says; throws `ARCHIVE_*` or `ZIP_*`. */
async function verifyArchive(path, archive, signal) {
    let tarSize = 0;
    const tar = await (0,_open_js__WEBPACK_IMPORTED_MODULE_2__/* .openTar */ .O8)(path, { limit: _open_js__WEBPACK_IMPORTED_MODULE_2__/* .defaultSizeLimit */ .OP, signal });
    const passing = (0,_archive_js__WEBPACK_IMPORTED_MODULE_1__/* .passArchive */ .U)(tar, signal, bytes => (tarSize += bytes));
    passing.tar.on('error', () => undefined).resume();
    const facts = await passing.facts;
    checkImage(path, facts, archive.imageid);
    return { facts, tarSize };
}
/** Throws `ARCHIVE_OTHER` when an archive holds another image than one whose config digest begins with these hex digits. */
function checkImage(path, { configDigest }, imageid) {
    if (configDigest.startsWith(`sha256:${imageid}`))
        return;
    const found = imageid.length > 12 ? configDigest : (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shortId */ .m_)(configDigest);
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('ARCHIVE_OTHER', `${path} holds image ${found}, not ${imageid}`);
}


/***/ }),

/***/ 19179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   rS: () => (/* binding */ acceptVersion),
/* harmony export */   w: () => (/* binding */ acceptName)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93698);

/** Reads what an item of `image` says, a repository without tag; notes a problem and gives undefined when it is none. */
function readRepository(read, written, allowed) {
    const image = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F)((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .lowerRepository */ .S)(written));
    if (!image)
        read.reject('image', written, allowed, 'image: ghcr.io/acme/api');
    if (image?.tag !== undefined) {
        const example = `image: ${image.repository} with version: ${image.tag}`;
        read.reject('image', written, 'a repository without tag; the tag is made from version', example);
    }
    return image;
}
/** Gives back what may be the version of an archive; notes a problem where it may not. */
function acceptVersion(read, version) {
    if (/^[A-Za-z0-9.+~-]{1,100}$/.test(version))
        return version;
    const allowed = 'letters, digits, ".", "+", "-" and "~", at most 100; no "_", it separates the fields of the archive name';
    read.reject('version', version, allowed, `version: ${version.replace(/[^A-Za-z0-9.+~-]+/g, '-').slice(0, 100)}`);
    return version;
}
/** Gives back what may be the name of an archive; notes a problem where it may not. */
function acceptName(read, name) {
    if (/^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$/.test(name))
        return name;
    read.reject('name', name, 'letters, digits, ".", "_", "-" and "~", at most 120, a letter or digit first', 'name: acme~api');
    return name;
}


/***/ }),

/***/ 70178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ InputReader)
/* harmony export */ });
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);

// A wholly quoted item, as docker/build-push-action reads lists, or the rest of a line.
const listItem = /[^\S\n]*"((?:[^"]|"")*)"[^\S\n]*(?=\n|$)|([^\n]+)/g;
/** Typed readers over the raw inputs of a step; every problem is kept, none stops the reading. */
class InputReader {
    #get;
    #problems = [];
    /** `get` gives an input's raw text, empty when it was not given. */
    constructor(get) {
        this.#get = get;
    }
    /** The problems found so far, one line each. */
    get problems() {
        return this.#problems.map(p => `${p.input}: ${JSON.stringify(p.value)}, allowed: ${p.allowed}, example: ${p.example}`);
    }
    /** Notes a problem that a reader cannot see itself. */
    reject(input, value, allowed, example) {
        this.#problems.push({ input, value, allowed, example });
    }
    /** Throws one `INPUTS` error with all problems, if there are any. */
    finish() {
        const { problems } = this;
        const [first] = problems;
        if (first === undefined)
            return;
        const list = problems.map(problem => `- ${problem}`).join('\n');
        throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('INPUTS', problems.length === 1 ? first : `${problems.length} inputs are wrong:\n${list}`);
    }
    /** The trimmed text; empty when not given. */
    text(input) {
        return this.#get(input).trim();
    }
    /** YAML 1.2 core-schema booleans. */
    flag(input) {
        const text = this.text(input);
        if (/^(true|True|TRUE)$/.test(text))
            return true;
        if (!/^(false|False|FALSE)$/.test(text))
            this.reject(input, text, 'true or false', `${input}: true`);
        return false;
    }
    /** One of the listed words. */
    oneOf(input, words) {
        const text = this.text(input);
        const word = words.find(w => w === text);
        if (word === undefined)
            this.reject(input, text, words.join(', '), `${input}: ${words[0]}`);
        return word ?? words[0];
    }
    /** A whole number between `least` and `most`, both included. */
    integer(input, least, most) {
        const text = this.text(input);
        const value = Number(text);
        if (/^\d+$/.test(text) && value >= least && value <= most)
            return value;
        const allowed = most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least}` : `a whole number from ${least} to ${most}`;
        this.reject(input, text, allowed, `${input}: ${least}`);
        return least;
    }
    /** A JavaScript regular expression; undefined when not given. */
    pattern(input) {
        const text = this.text(input);
        if (text === '')
            return undefined;
        try {
            return new RegExp(text);
        }
        catch (error) {
            const allowed = `a JavaScript regular expression (${(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error)})`;
            this.reject(input, text, allowed, `${input}: '-(dirty|SNAPSHOT)$'`);
            return undefined;
        }
    }
    /** One item a line, empty lines skipped, items trimmed; `"…"` holds several lines, `""` in it a quote. */
    lines(input) {
        const text = this.#get(input).replaceAll('\r\n', '\n');
        return [...text.matchAll(listItem)]
            .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim())
            .filter(item => item !== '');
    }
    /** `KEY=value` a line; a line without `=` gets its value from `fallback`, or is a problem where there is none. */
    pairs(input, example, fallback) {
        const pairs = {};
        for (const line of this.lines(input)) {
            const [, key = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(line) ?? [];
            const found = value ?? fallback(key);
            if (key.trim() === '' || found === undefined)
                this.reject(input, line, 'KEY=value, one a line', example);
            else
                pairs[key.trim()] = found;
        }
        return pairs;
    }
}


/***/ }),

/***/ 25075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ rejectUnknown)
/* harmony export */ });
/** Rejects inputs that the action does not have: the runner passes them on with a warning only, and a typo would be silent. */
function rejectUnknown(read, env, known) {
    const variables = new Set(known.map(toVariable));
    for (const [variable, value = ''] of Object.entries(env)) {
        if (!variable.startsWith('INPUT_') || variables.has(variable))
            continue;
        const input = variable.slice('INPUT_'.length).toLowerCase();
        read.reject(input, value, `no such input; nearest is ${nearest(input, known)}`, `${nearest(input, known)}: …`);
    }
}
function toVariable(input) {
    return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}
function nearest(input, known) {
    const byDistance = known.map(name => ({ name, distance: editDistance(input, name) }));
    return byDistance.sort((a, b) => a.distance - b.distance)[0]?.name ?? '';
}
// Levenshtein's, a row at a time.
function editDistance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 0; i < a.length; i++) {
        const next = [i + 1];
        for (let j = 0; j < b.length; j++) {
            const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
            next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, replaced));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}


/***/ }),

/***/ 35293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readWorld),
/* harmony export */   t: () => (/* binding */ archiveFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** Reads the world from a process's environment; `cwd`, `tmp` and `home` stand in where the runner says nothing. */
function readWorld(env, process) {
    return {
        env,
        workspace: env['GITHUB_WORKSPACE'] || process.cwd,
        tempDir: env['RUNNER_TEMP'] || process.tmp,
        homeDir: process.home,
        repository: env['GITHUB_REPOSITORY'] ?? '',
        runId: env['GITHUB_RUN_ID'] ?? '',
        ref: env['GITHUB_REF'] ?? '',
        serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
        apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    };
}
/** The archive folder, absolute: the input `archive-dir`, else what the environment says. */
function archiveFolder(archiveDir, { env, tempDir, workspace }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, archiveDir || env['ARTIFACTS_DIR'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(tempDir, 'docker-archives'));
}


/***/ }),

/***/ 67111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ readRange)
/* harmony export */ });
const chunkSize = 256 * 1024;
/**
 * Reads bytes of an open file, which stays open: a read stream would close it when it is destroyed.
 * Ends early where the file does.
 */
async function* readRange(file, start, length) {
    const end = start + length;
    for (let at = start; at < end;) {
        const chunk = Buffer.allocUnsafe(Math.min(chunkSize, end - at));
        const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
        if (bytesRead === 0)
            return;
        at += bytesRead;
        yield chunk.subarray(0, bytesRead);
    }
}


/***/ }),

/***/ 30566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ unpacker),
/* harmony export */   TE: () => (/* binding */ isUnpackError),
/* harmony export */   Yn: () => (/* binding */ magicLength),
/* harmony export */   bp: () => (/* binding */ packingOf)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);

/** Bytes that are enough to tell how the rest is compressed. */
const magicLength = 4;
/** Tells compression by the first bytes; a tar begins with a file name, which is neither gzip's nor zstd's magic number. */
function packingOf(start) {
    const magic = start.subarray(0, magicLength).toString('hex');
    if (magic.startsWith('1f8b'))
        return 'gzip';
    return magic === '28b52ffd' ? 'zstd' : 'none';
}
/** A stream that unpacks what is written to it. */
function unpacker(packing) {
    return packing === 'gzip' ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)({ chunkSize: 256 * 1024 }) : (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress)({ chunkSize: 256 * 1024 });
}
/** Whether an error comes from unpacking bytes that are damaged or cut short. */
function isUnpackError(error) {
    return error instanceof Error && 'code' in error && /^(Z_|ZSTD_|ERR_ZLIB)/.test(String(error.code));
}


/***/ }),

/***/ 47281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ localHeader),
/* harmony export */   E7: () => (/* binding */ dataDescriptor),
/* harmony export */   VD: () => (/* binding */ measureLocalHeader),
/* harmony export */   fk: () => (/* binding */ localName),
/* harmony export */   j: () => (/* binding */ centralHeader),
/* harmony export */   sp: () => (/* binding */ endRecords)
/* harmony export */ });
const max16 = 0xffff;
const max32 = 0xffffffff;
const version = 45;
const madeByUnix = (3 << 8) | version;
// Sizes follow the data, names are UTF-8.
const flags = 0x0808;
const regularFile = 0o100644 * 0x10000;
const methods = { store: 0, deflate: 8 };
const localSignature = 0x04034b50;
const nameOffset = 30;
/**
 * The header before the data of a member whose size is not known yet (APPNOTE 4.3.7).
 * Always zip64, as nothing else tells a streaming reader how wide the sizes after the data are.
 */
function localHeader({ name, method, modified }) {
    const bytes = Buffer.from(name);
    const extra = zip64Extra([0, 0]);
    const head = encode([4, localSignature], [2, version], ...description(method, modified), [4, 0], [4, max32], [4, max32], [2, bytes.length], [2, extra.length]);
    return Buffer.concat([head, bytes, extra]);
}
/** Where the name stands in the file; a name of the same length may replace it there. */
function localName({ offset }) {
    return offset + nameOffset;
}
/** Tells from the first 30 bytes of a local header how long it is, or that it is none. */
function measureLocalHeader(bytes) {
    if (bytes.length < nameOffset || bytes.readUInt32LE(0) !== localSignature)
        return undefined;
    return nameOffset + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
}
/** What follows the data of a member, now that it is known (APPNOTE 4.3.9). */
function dataDescriptor(record) {
    return encode([4, 0x08074b50], [4, record.crc32], [8, record.compressedSize], [8, record.size]);
}
/** The entry of a member in the directory at the end of the file (APPNOTE 4.3.12). */
function centralHeader({ name, method, modified, crc32, size, compressedSize, offset }) {
    const bytes = Buffer.from(name);
    const extra = zip64Extra([size, compressedSize, offset].filter(value => value >= max32));
    const head = encode([4, 0x02014b50], [2, madeByUnix], [2, version], ...description(method, modified), [4, crc32], [4, Math.min(compressedSize, max32)], [4, Math.min(size, max32)], [2, bytes.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, regularFile], [4, Math.min(offset, max32)]);
    return Buffer.concat([head, bytes, extra]);
}
/** The end of the file, for a directory of so many members and bytes at this offset (APPNOTE 4.3.14 to 4.3.16). */
function endRecords({ count, size, offset }) {
    const end = encode([4, 0x06054b50], [2, 0], [2, 0], [2, Math.min(count, max16)], [2, Math.min(count, max16)], [4, Math.min(size, max32)], [4, Math.min(offset, max32)], [2, 0]);
    if (count < max16 && size < max32 && offset < max32)
        return end;
    const end64 = encode([4, 0x06064b50], [8, 44], [2, madeByUnix], [2, version], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, offset]);
    const locator = encode([4, 0x07064b50], [4, 0], [8, offset + size], [4, 1]);
    return Buffer.concat([end64, locator, end]);
}
function description(method, modified) {
    return [
        [2, flags],
        [2, methods[method]],
        [2, dosTime(modified)],
        [2, dosDate(modified)],
    ];
}
// DOS time knows no zone: UTC gives the same bytes everywhere.
function dosTime(date) {
    return (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
}
function dosDate(date) {
    return ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
}
function zip64Extra(values) {
    if (values.length === 0)
        return Buffer.alloc(0);
    return encode([2, 0x0001], [2, values.length * 8], ...values.map((value) => [8, value]));
}
function encode(...fields) {
    const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0));
    let at = 0;
    for (const [length, value] of fields) {
        at = length === 8 ? bytes.writeBigUInt64LE(BigInt(value), at) : bytes.writeUIntLE(value, at, length);
    }
    return bytes;
}


/***/ }),

/***/ 28540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ parseName),
/* harmony export */   Tc: () => (/* binding */ archiveFormats),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   Vs: () => (/* binding */ cachePrefix),
/* harmony export */   dU: () => (/* binding */ parseCacheKey),
/* harmony export */   k$: () => (/* binding */ cacheKey),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   nD: () => (/* binding */ formatName)
/* harmony export */ });
/* unused harmony export everyCachePrefix */
/** How an archive is stored: a zip with one deflated tar in it, or the bare tar of docker save. */
const archiveFormats = ['zip', 'docker'];
// Anchored at both ends: `web_1_<id>.zip.partial` is no archive.
const grammar = /^(?<name>.+)_(?<version>[^_]*)_(?<imageid>[0-9a-f]{12})\.(?<archfmt>[^.]*)$/s;
/** Reads an archive's file name; undefined for every other file. */
function parseName(fileName) {
    const groups = grammar.exec(fileName)?.groups;
    if (!groups)
        return undefined;
    const { name = '', version = '', imageid = '', archfmt = '' } = groups;
    return { name, version, imageid, archfmt };
}
/** Writes an archive's file name; throws when the name would not read back as the same four fields. */
function formatName(fields) {
    const text = `${fields.name}_${fields.version}_${fields.imageid}.${fields.archfmt}`;
    const back = parseName(text);
    const same = back?.name === fields.name &&
        back.version === fields.version &&
        back.imageid === fields.imageid &&
        back.archfmt === fields.archfmt;
    if (!same)
        throw new TypeError(`${text} does not read back as ${JSON.stringify(fields)}`);
    return text;
}
/** The file-safe form of a repository path: `acme/api` is `acme~api`; `~` is illegal in repositories, so it maps back. */
function nameOf(repositoryPath) {
    return repositoryPath.replaceAll('/', '~');
}
/** The 12 hex digits of a file name, from a digest with or without `sha256:`. */
function shortId(digest) {
    return digest.replace(/^sha256:/, '').slice(0, 12);
}
/** The cache key of an archive; `/` cannot occur inside a field, so no key is a prefix of a neighbour's. */
function cacheKey(fields) {
    return `${cachePrefix(fields.name)}${fields.version}/${fields.imageid}.${fields.archfmt}`;
}
/** What all cache keys of ours begin with. */
const everyCachePrefix = 'docker-archive/1/';
/** What all cache keys of one name begin with, the slash at the end included. */
function cachePrefix(name) {
    return `${everyCachePrefix}${name}/`;
}
/** Reads a cache key of ours; undefined for every other key. */
function parseCacheKey(key) {
    const match = /^docker-archive\/1\/([^/]+)\/([^/_]*)\/([0-9a-f]{12})\.([^./]+)$/.exec(key);
    if (!match)
        return undefined;
    const [, name = '', version = '', imageid = '', archfmt = ''] = match;
    return { name, version, imageid, archfmt };
}


/***/ }),

/***/ 18996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   my: () => (/* binding */ samePlatform)
/* harmony export */ });
const architectures = {
    x86_64: 'amd64',
    'x86-64': 'amd64',
    aarch64: 'arm64',
    armhf: 'arm',
    i386: '386',
};
const defaultVariants = { arm: 'v7' };
/** Reads `os/arch[/variant]` and normalises it as containerd does (`linux/aarch64` is `linux/arm64`); undefined when it is none. */
function parsePlatform(text) {
    const match = /^([a-z0-9]+)\/([a-z0-9_-]+)(?:\/(v?[a-z0-9.]+))?$/i.exec(text);
    const [, os, written, variant] = match ?? [];
    if (os === undefined || written === undefined)
        return undefined;
    return normalise(os.toLowerCase(), written.toLowerCase(), variant?.toLowerCase());
}
/** Writes a platform as `os/arch[/variant]`. */
function formatPlatform(platform) {
    const { os, architecture, variant } = platform;
    return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}
/** Whether an image made for `have` is what was asked for. */
function samePlatform(have, asked) {
    return formatPlatform(normalise(have.os, have.architecture, have.variant)) === formatPlatform(asked);
}
function normalise(os, written, writtenVariant) {
    const architecture = architectures[written] ?? written;
    const variant = architecture === 'arm64' && writtenVariant === 'v8' ? undefined : writtenVariant || defaultVariants[architecture];
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}


/***/ }),

/***/ 93698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseReference),
/* harmony export */   S: () => (/* binding */ lowerRepository)
/* harmony export */ });
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const registry = '(?:localhost|(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+|[A-Za-z0-9-]+(?=:\\d)|\\[[0-9a-fA-F:]+\\])(?::\\d+)?';
const grammar = new RegExp(`^(?:(${registry})/)?(${component}(?:/${component})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`);
/** Splits an image reference by the OCI distribution grammar; undefined when it does not follow it. */
function parseReference(text) {
    const match = grammar.exec(text);
    const path = match?.[2];
    if (!match || path === undefined)
        return undefined;
    const [, written, , tag, digest] = match;
    const host = canonicalHost(written);
    // Docker Hub's `docker.io/library/busybox` and `busybox` are one repository.
    const familiar = path.replace(/^library\//, '');
    return {
        ...(host === 'docker.io'
            ? { host, path: familiar, repository: familiar }
            : { host, path, repository: `${host}/${path}` }),
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
/** Lower-cases the repository part, which can never hold upper-case letters (`github.repository` often does). */
function lowerRepository(text) {
    const end = /[:@](?!.*\/)/.exec(text)?.index ?? text.length;
    return text.slice(0, end).toLowerCase() + text.slice(end);
}
function canonicalHost(written) {
    if (written === undefined || written === 'index.docker.io' || written === 'registry-1.docker.io')
        return 'docker.io';
    return written;
}


/***/ }),

/***/ 71991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uM: () => (/* binding */ judgeVersion),
/* harmony export */   yQ: () => (/* binding */ toTag)
/* harmony export */ });
/* unused harmony export dirtyVersions */
/** The versions that are mutable by nature: `latest`, `dev`, `….dirty`, `…+dirty`, and build number 0. */
const dirtyVersions = /^(latest|dev|.*[.+]dirty|\d+\.\d+\.\d+\.0)$/;
/** Decides whether `version` is dirty; `pattern` (the input `dirty-pattern`) replaces the built-in rule. */
function judgeVersion(version, pattern) {
    if (pattern) {
        const dirty = pattern.test(version);
        return { dirty, because: `${version} ${dirty ? 'matches' : 'does not match'} dirty-pattern ${pattern.source}` };
    }
    if (!dirtyVersions.test(version))
        return { dirty: false, because: `${version} is none of latest, dev, *.dirty, *+dirty and x.y.z.0` };
    return { dirty: true, because: whyDirty(version) };
}
function whyDirty(version) {
    if (version === 'latest' || version === 'dev')
        return `${version} names whatever is newest`;
    if (version.endsWith('dirty'))
        return `${version} is marked dirty`;
    return `${version} has build number 0`;
}
/** A legal Docker tag made from a version: illegal characters become `-`, at most 128 characters. */
function toTag(version) {
    const tag = version.replace(/[^A-Za-z0-9_.-]/g, '-').replace(/^([.-])/, '_$1');
    return tag.slice(0, 128) || 'latest';
}


/***/ }),

/***/ 38411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ messageOf),
/* harmony export */   l: () => (/* binding */ ActionError)
/* harmony export */ });
/** The one error class users see: a stable code, one line, a hint with the exact fix, the cause. */
class ActionError extends Error {
    code;
    hint;
    annotation;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = 'ActionError';
        this.code = code;
        this.hint = details.hint;
        this.annotation = details.annotation;
    }
}
/** The message of anything that was thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 87703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ formatSeconds),
/* harmony export */   z: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Bytes as people read them, by powers of 1000: `1.2 GB`. */
function formatBytes(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
    const value = bytes / 1000 ** power;
    return `${power === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${units[power] ?? ''}`;
}
/** Seconds as people read them: `0.4 s`, `2 min 5 s`. */
function formatSeconds(seconds) {
    if (seconds < 60)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}


/***/ }),

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ escape)
/* harmony export */ });
/** Text of others as inert Markdown in a table cell. */
function escape(text) {
    return text.replace(/[\\`*_{}[\]<>|#~]/g, character => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}


/***/ }),

/***/ 37751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Progress)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87703);

// Often enough to show life, seldom enough to keep a log readable.
const interval = 5000;
/** Says every few seconds how far something has come; nothing at all when it is done before that. */
class Progress {
    #timer;
    #started = performance.now();
    #bytes = 0;
    /** `total` is bytes, where it is known. */
    constructor(log, what, total) {
        this.#timer = setInterval(() => log.info(this.#line(what, total)), interval).unref();
    }
    /** Counts bytes that have moved. */
    add(bytes) {
        this.#bytes += bytes;
    }
    /** Bytes so far. */
    get bytes() {
        return this.#bytes;
    }
    [Symbol.dispose]() {
        clearInterval(this.#timer);
    }
    #line(what, total) {
        const seconds = (performance.now() - this.#started) / 1000;
        if (this.#bytes === 0)
            return `${what}: waiting for the first byte, ${seconds.toFixed(0)} s`;
        const percent = total ? `, ${Math.min(100, (100 * this.#bytes) / total).toFixed(0)} %` : '';
        return `${what}: ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(this.#bytes)}, ${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z)(this.#bytes / seconds)}/s${percent}`;
    }
}


/***/ }),

/***/ 55500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
/** Waits for work that cannot be aborted itself; rejects with the signal's reason as soon as that is aborted. */
async function untilAborted(work, signal) {
    signal.throwIfAborted();
    const { promise: aborted, reject } = Promise.withResolvers();
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}


/***/ }),

/***/ 92481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cJ: () => (/* binding */ ArtifactStore),
  aP: () => (/* binding */ artifactObstacle),
  vE: () => (/* binding */ enterpriseObstacle),
  z4: () => (/* binding */ toStored)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/ship/abortable.js
var abortable = __webpack_require__(55500);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./lib/ship/retry.js

/** Tries an idempotent operation again while `mayHelp` says so; the last error is thrown as it came. */
async function retry(rules, operation, log, signal) {
    for (let attempt = 1;; attempt++) {
        try {
            return await operation();
        }
        catch (error) {
            signal.throwIfAborted();
            if (attempt >= rules.tries || !rules.mayHelp(error))
                throw error;
            log.info(`${rules.what} failed, try ${attempt} of ${rules.tries}: ${String(error)}`);
            await (0,external_node_timers_promises_.setTimeout)(rules.pause * 2 ** (attempt - 1), undefined, { signal });
        }
    }
}
/** Whether an error says that the connection broke, which the @actions libraries do not try again themselves. */
function isNetworkError(error) {
    return /ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|socket hang up|fetch failed|terminated/.test(`${String(error)} ${String(error instanceof Error ? error.cause : '')}`);
}

;// CONCATENATED MODULE: ./lib/ship/artifact.js







/** Why this step has no artifacts of its own run, as an error that begins with the input which wants them; undefined when it has. */
function artifactObstacle(world, wanted, hint) {
    const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url } = world.env;
    const enterprise = enterpriseObstacle(world, wanted, hint);
    if (enterprise || (token && url))
        return enterprise;
    const message = `${wanted} needs the artifact service, and this step has no ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL`;
    return new errors/* ActionError */.l('ARTIFACT_SERVICE', message, { hint });
}
/** Why the server has no artifacts at all, in the same form. */
function enterpriseObstacle({ serverUrl }, wanted, hint) {
    const { hostname } = new URL(serverUrl);
    if (/^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname))
        return undefined;
    const message = `${wanted} does not work on GitHub Enterprise Server (${hostname}): it has no artifact service of this generation`;
    return new errors/* ActionError */.l('ARTIFACT_GHES', message, { hint });
}
/** The archives among this run's artifacts; the only user of @actions/artifact. */
class ArtifactStore {
    #world;
    #log;
    #signal;
    constructor(world, log, signal) {
        this.#world = world;
        this.#log = log;
        this.#signal = signal;
    }
    /** Where a person downloads an artifact. */
    url(id) {
        const { serverUrl, repository, runId } = this.#world;
        return `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`;
    }
    /** All archives of this run, newest first. */
    async list() {
        const { artifacts } = await this.#call('listing artifacts', client => client.listArtifacts());
        const listed = artifacts.map(({ id, name, size, digest, createdAt }) => {
            return { id, name, size, stored: createdAt?.getTime() ?? 0, sha256: (digest ?? '').replace(/^sha256:/, '') };
        });
        return toStored(listed).sort((a, b) => b.stored - a.stored);
    }
    /** Stores an archive byte for byte under its file name; one that is there already is the same and is returned. */
    async upload(path, archive, retentionDays) {
        const name = (0,external_node_path_.basename)(path);
        const options = { skipArchive: true, ...(retentionDays > 0 && { retentionDays }) };
        try {
            const done = await this.#call(`uploading ${name}`, client => client.uploadArtifact(name, [path], (0,external_node_path_.dirname)(path), options));
            return {
                archive,
                id: Number(done.id),
                name,
                size: done.size ?? 0,
                stored: Date.now(),
                sha256: done.digest ?? '',
            };
        }
        catch (error) {
            this.#signal.throwIfAborted();
            if (!/409|already exists/i.test((0,errors/* messageOf */.b)(error)))
                throw explainUpload(name, error);
            const there = (await this.list()).find(artifact => artifact.name === name);
            if (!there)
                throw explainUpload(name, error);
            return there;
        }
    }
    /** Fetches an archive, of this run or `from` another, into the folder under its own name; throws when its digest is not the stored one. */
    async download(artifact, dir, from) {
        const partial = (0,external_node_path_.join)(dir, `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.partial`);
        await (0,promises_.mkdir)(partial);
        try {
            const expected = artifact.sha256 && { expectedHash: `sha256:${artifact.sha256}` };
            const options = { path: partial, skipDecompress: true, ...expected, ...(from && { findBy: findBy(from) }) };
            const { digestMismatch } = await this.#call(`downloading ${artifact.name}`, client => client.downloadArtifact(artifact.id, options));
            const [file] = await (0,promises_.readdir)(partial);
            if (digestMismatch || file === undefined) {
                throw new errors/* ActionError */.l('ARTIFACT_DIGEST', `artifact ${artifact.name} did not arrive as it was stored (sha256:${artifact.sha256})`);
            }
            await (0,promises_.rename)((0,external_node_path_.join)(partial, file), (0,external_node_path_.join)(dir, artifact.name));
            return (0,external_node_path_.join)(dir, artifact.name);
        }
        finally {
            await (0,promises_.rm)(partial, { recursive: true, force: true });
        }
    }
    /** Deletes an artifact of this run; needs no permission. */
    async remove(name) {
        await this.#call(`deleting ${name}`, client => client.deleteArtifact(name));
    }
    async #call(what, operation) {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(888)]).then(__webpack_require__.bind(__webpack_require__, 37888));
        const client = new DefaultArtifactClient();
        const rules = { what, tries: 4, pause: 1000, mayHelp: isNetworkError };
        return (0,abortable/* untilAborted */.E)(retry(rules, () => operation(client), this.#log, this.#signal), this.#signal);
    }
}
/** The archives among artifacts. */
function toStored(artifacts) {
    return artifacts.flatMap(artifact => {
        const archive = (0,plan_name/* parseName */.$q)(artifact.name);
        return archive ? [{ ...artifact, archive }] : [];
    });
}
function findBy({ repository, runId, token }) {
    const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
    return { token, workflowRunId: runId, repositoryOwner, repositoryName };
}
function explainUpload(name, cause) {
    const words = (0,errors/* messageOf */.b)(cause);
    if (/insufficient usage|quota/i.test(words)) {
        const message = `artifact ${name} was not stored: the artifact storage quota of this account is used up`;
        return new errors/* ActionError */.l('ARTIFACT_QUOTA', message, { hint: 'retention-days: 3\nor  upload-artifact: false', cause });
    }
    return new errors/* ActionError */.l('ARTIFACT_UPLOAD', `artifact ${name} was not stored: ${words}`, { cause });
}


/***/ }),

/***/ 62060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ CacheStore),
  M: () => (/* binding */ cacheObstacle)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/ship/abortable.js
var abortable = __webpack_require__(55500);
;// CONCATENATED MODULE: ./lib/ship/library-voice.js

/**
 * Runs a call into @actions/cache and gives, beside its result, why it failed: that library says so only in
 * annotations of its own and returns -1 or undefined, so they are read here and shown as plain lines. Rejects as soon
 * as `signal` is aborted, which the library itself does not know.
 */
async function hearLibrary(call, log, signal) {
    const reasons = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (text, ...rest) => {
        const reason = typeof text === 'string' ? reasonIn(text) : undefined;
        if (reason === undefined)
            return write(text, ...rest);
        reasons.push(reason);
        return true;
    };
    try {
        return { result: await (0,abortable/* untilAborted */.E)(call(), signal), reasons };
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

;// CONCATENATED MODULE: ./lib/ship/cache.js






// The cache service makes this string part of an entry's identity: it must be the same for saver and restorer,
// whatever the archive and wherever the archive folder is.
const stagingDir = '.docker-archive-action';
const stagedFile = 'archive';
/** The archives in the actions cache; the only user of @actions/cache. Trouble is one warning, never an error. */
class CacheStore {
    #world;
    #log;
    #signal;
    constructor(world, log, signal) {
        this.#world = world;
        this.#log = log;
        this.#signal = signal;
    }
    /** Whether the cache holds this very archive. */
    async has(archive) {
        const key = (0,plan_name/* cacheKey */.k$)(archive);
        return (await this.#restore(key, true)) === key;
    }
    /** The newest archive the cache holds of a name, of a version where that is given; `imageid` is how its id begins. */
    async find(name, version, imageid = '') {
        const prefix = version === undefined ? (0,plan_name/* cachePrefix */.Vs)(name) : `${(0,plan_name/* cachePrefix */.Vs)(name)}${version}/${imageid}`;
        const found = (0,plan_name/* parseCacheKey */.dU)((await this.#restore(prefix, true)) ?? '');
        // The service matches by prefix, so what it found is compared field by field.
        const same = found?.name === name && (version === undefined || found.version === version);
        return same ? found : undefined;
    }
    /** Stores an archive under its own key; true when the cache holds it afterwards. */
    async save(archive, path) {
        const key = (0,plan_name/* cacheKey */.k$)(archive);
        const { saveCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        const reasons = await this.#staged(path, async () => {
            const heard = await this.#call(() => saveCache([stagingDir], key));
            return heard.result >= 0 ? [] : ['no reason given', ...heard.reasons];
        });
        if (reasons.length === 0 || (await this.has(archive)))
            return true;
        this.#log.warning(`The archive was not kept in the actions cache (${key}): ${explain(reasons.at(-1) ?? '')}`);
        return false;
    }
    /** Fetches an archive into a file and gives its path; throws `CACHE_MISS` when it did not arrive. */
    async fetch(archive, to) {
        const key = (0,plan_name/* cacheKey */.k$)(archive);
        return this.#staged(undefined, async (staging) => {
            if ((await this.#restore(key, false)) !== key)
                throw new errors/* ActionError */.l('CACHE_MISS', `the actions cache did not give ${key}`);
            await moveFile((0,external_node_path_.join)(staging, stagedFile), to);
            return to;
        });
    }
    async #restore(key, lookupOnly) {
        const { restoreCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        try {
            return (await this.#call(() => restoreCache([stagingDir], key, [], { lookupOnly }))).result;
        }
        catch (error) {
            this.#signal.throwIfAborted();
            this.#log.warning(`The actions cache was not asked for ${key}: ${explain((0,errors/* messageOf */.b)(error))}`);
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
    // The file lies in the workspace under a constant name only while the library looks at it.
    async #staged(path, use) {
        const staging = (0,external_node_path_.join)(this.#world.workspace, stagingDir);
        try {
            await (0,promises_.rm)(staging, { recursive: true, force: true });
            await (0,promises_.mkdir)(staging, { recursive: true });
            const staged = (0,external_node_path_.join)(staging, stagedFile);
            if (path !== undefined)
                await (0,promises_.link)(path, staged).catch(() => (0,promises_.copyFile)(path, staged));
            return await use(staging);
        }
        finally {
            await (0,promises_.rm)(staging, { recursive: true, force: true });
        }
    }
}
// The archive folder may be on another disk than the workspace.
async function moveFile(from, to) {
    try {
        await (0,promises_.rename)(from, to);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV'))
            throw error;
        const partial = (0,external_node_path_.join)((0,external_node_path_.dirname)(to), `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.partial`);
        await (0,promises_.copyFile)(from, partial);
        await (0,promises_.rename)(partial, to);
    }
}
/** Why this step has no actions cache, in words; undefined when it has. */
function cacheObstacle({ env }) {
    if (env['ACTIONS_CACHE_SERVICE_V2'] ? env['ACTIONS_RESULTS_URL'] : env['ACTIONS_CACHE_URL'])
        return undefined;
    return 'this step has no cache service (ACTIONS_RESULTS_URL is not set)';
}
function explain(reason) {
    if (/write denied/i.test(reason)) {
        return `${reason}. Runs that outsiders can trigger get a read-only cache token; save from push or pull_request instead`;
    }
    if (/429|rate limit/i.test(reason))
        return `${reason}. The repository is over its rate of cache uploads; the next run tries again`;
    return reason;
}


/***/ }),

/***/ 59632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ folderPath),
/* harmony export */   NE: () => (/* binding */ openFolder),
/* harmony export */   T1: () => (/* binding */ statFile),
/* harmony export */   bt: () => (/* binding */ listFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28540);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38411);





/** Makes the archive folder where it is missing; throws `ARCHIVE_DIR` when it cannot be written. */
async function openFolder(dir) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(dir, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(dir, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
    }
    catch (cause) {
        const message = `archive-dir ${JSON.stringify(dir)} cannot be written (${(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(cause)}), allowed: a folder this job may write to`;
        throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARCHIVE_DIR', message, { hint: 'archive-dir: ${{ runner.temp }}/docker-archives', cause });
    }
}
/** Lists the archives of one name, or of all, sorted by file name; strangers, folders and links are left out, a missing folder is empty. */
async function listFolder(dir, name) {
    const files = [];
    for await (const fileName of readFileNames(dir)) {
        const archive = (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_4__/* .parseName */ .$q)(fileName);
        if (!archive || (name !== undefined && archive.name !== name))
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, fileName);
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined);
        if (found?.isFile())
            files.push({ archive, fileName, path, size: found.size, modified: found.mtimeMs });
    }
    return files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
}
/** The path of an archive in the folder, whether it is there or not. */
function folderPath(dir, archive) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_4__/* .formatName */ .nD)(archive));
}
/** Size and time of a file that is there. */
async function statFile(path) {
    const { size, mtimeMs: modified } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
    return { path, size, modified };
}
async function* readFileNames(dir) {
    try {
        for await (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.opendir)(dir))
            if (entry.isFile())
                yield entry.name;
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
            throw error;
    }
}


/***/ }),

/***/ 55679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ GitHubApi),
  k: () => (/* binding */ GitHubRefusal)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(44942);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
;// CONCATENATED MODULE: ./lib/ship/rest-rows.js
/** Reads a cache entry. */
function toEntry({ id, key, ref, size_in_bytes: size, ...times }) {
    return { id, key, ref, size, created: Date.parse(times.created_at), used: Date.parse(times.last_accessed_at) };
}
/** Reads an artifact. */
function toArtifact({ id, name, size_in_bytes: size, created_at, digest }) {
    return { id, name, size, stored: Date.parse(created_at), sha256: (digest ?? '').replace(/^sha256:/, '') };
}
/** Reads a workflow run. */
function toRun({ id, created_at: created, head_branch, head_sha: commit, conclusion }) {
    return { id, created, branch: head_branch ?? '', commit, conclusion: conclusion ?? '' };
}

;// CONCATENATED MODULE: ./lib/ship/github.js




/** A refusal of the REST API, in words that name what is missing. */
class GitHubRefusal extends Error {
    status;
    constructor(status, message) {
        super(message);
        this.name = 'GitHubRefusal';
        this.status = status;
    }
}
const pageSize = 100;
const longestPause = 60_000;
const tries = 4;
/** The few REST calls that @actions/cache and @actions/artifact do not have. Throws `GitHubRefusal`. */
class GitHubApi {
    #client;
    #base;
    #runId;
    #signal;
    constructor(world, token, signal) {
        const headers = {
            accept: 'application/vnd.github+json',
            'x-github-api-version': '2022-11-28',
            authorization: `Bearer ${token}`,
        };
        this.#client = new lib/* HttpClient */.Qq('docker-archive-action', [], { headers });
        this.#base = `${world.apiUrl}/repos/${world.repository}/actions`;
        this.#runId = world.runId;
        this.#signal = signal;
    }
    /** All cache entries whose key begins with `prefix`, of one ref or of every ref. */
    async listCaches(prefix, ref) {
        const query = { key: prefix, ...(ref !== undefined && { ref }) };
        return (await this.#all('/caches', query, 'actions_caches')).map(toEntry);
    }
    /** The artifacts of a workflow run that can still be had. */
    async listArtifacts(runId) {
        const rows = await this.#all(`/runs/${runId}/artifacts`, {}, 'artifacts');
        return rows.filter(row => !row.expired).map(toArtifact);
    }
    /** Workflow runs, newest first; a page is asked for when it is needed. */
    async *listRuns({ workflow, branch, commit, status }) {
        const path = workflow === undefined ? '/runs' : `/workflows/${encodeURIComponent(workflow)}/runs`;
        const query = {
            ...(branch !== undefined && { branch }),
            ...(commit !== undefined && { head_sha: commit }),
            ...(status !== undefined && { status }),
        };
        for await (const row of this.#pages(path, query, 'workflow_runs'))
            yield toRun(row);
    }
    /** Deletes one cache entry; one that is gone already is no error. */
    async deleteCache(id) {
        await this.#call('DELETE', `/caches/${id}`, [404]);
    }
    /** When this workflow run (this attempt of it) began, in milliseconds since 1970. */
    async runStarted() {
        const run = (await this.#call('GET', `/runs/${this.#runId}`));
        return Date.parse(run.run_started_at);
    }
    async #all(path, query, field) {
        const all = [];
        for await (const row of this.#pages(path, query, field))
            all.push(row);
        return all;
    }
    async *#pages(path, query, field) {
        for (let page = 1;; page++) {
            const asked = new URLSearchParams({ ...query, per_page: String(pageSize), page: String(page) });
            const answer = (await this.#call('GET', `${path}?${asked.toString()}`));
            const rows = answer[field] ?? [];
            yield* rows;
            if (rows.length < pageSize)
                return;
        }
    }
    async #call(verb, path, alsoFine = []) {
        for (let attempt = 1;; attempt++) {
            this.#signal.throwIfAborted();
            const answer = await this.#client.request(verb, this.#base + path, null).catch((error) => {
                throw new GitHubRefusal(0, `GitHub cannot be reached: ${(0,errors/* messageOf */.b)(error)}`);
            });
            const status = answer.message.statusCode ?? 0;
            const body = await answer.readBody();
            if (status < 300 || alsoFine.includes(status))
                return body ? JSON.parse(body) : undefined;
            const pause = pauseOf(status, answer.message.headers, attempt);
            if (pause === undefined || attempt >= tries)
                throw new GitHubRefusal(status, explain(verb, status, body));
            await (0,promises_.setTimeout)(pause, undefined, { signal: this.#signal });
        }
    }
}
// Undefined: another try cannot help, or not within a time a step should wait.
function pauseOf(status, headers, attempt) {
    const limited = status === 429 ||
        (status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'));
    if (!limited && status < 500)
        return undefined;
    const asked = Number(headers['retry-after']) * 1000;
    const pause = Number.isNaN(asked) ? 500 * 2 ** attempt : asked;
    return pause > longestPause ? undefined : pause;
}
function explain(verb, status, body) {
    const words = /"message"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '';
    if (status === 429 || /rate limit/i.test(words))
        return `GitHub's rate limit is used up (${status} ${words})`;
    const permission = verb === 'GET' ? 'actions: read' : 'actions: write';
    if (status === 401)
        return `GitHub did not accept github-token (401 ${words})`;
    if (status === 403 || status === 404)
        return `github-token lacks the permission ${permission} (${status} ${words})`;
    return `GitHub answered ${status} ${words}`;
}


/***/ }),

/***/ 17613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   J$: () => (/* binding */ writeSidecar),
/* harmony export */   Lt: () => (/* binding */ removeArchive),
/* harmony export */   YD: () => (/* binding */ readSidecar)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);





/** The sidecar of an archive; undefined when there is none or the archive was written after it. */
async function readSidecar(file) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(sidecarPath(file.path), 'utf8').catch(() => '');
    const sidecar = parse(text);
    const current = sidecar?.size === file.size && Math.abs(sidecar.modified - file.modified) < 1;
    return current ? sidecar : undefined;
}
/** Writes the sidecar of a finished archive. */
async function writeSidecar(path, metadata, sha256) {
    const { size, mtimeMs: modified } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path);
    const sidecar = { metadata, size, modified, sha256 };
    const partial = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}.partial`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(partial, `${JSON.stringify(sidecar, null, 2)}\n`, { flag: 'wx' });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(partial, sidecarPath(path));
    return sidecar;
}
/** Removes an archive together with its sidecar; what is gone already is no error. */
async function removeArchive(path) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(sidecarPath(path), { force: true });
}
/** SHA-256 of a file, 64 hex digits. */
async function hashFile(path, signal) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: 1 << 20 }), hash, { signal });
    return hash.digest('hex');
}
function sidecarPath(path) {
    return `${path}.json`;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
