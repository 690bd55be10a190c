export const id = 891;
export const ids = [891];
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

/***/ 98291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ openContext)
});

// EXTERNAL MODULE: ./lib/docker/config.js
var config = __webpack_require__(45960);
// EXTERNAL MODULE: ./lib/docker/endpoint.js + 2 modules
var docker_endpoint = __webpack_require__(8436);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./lib/core/idle-timeout.js
var idle_timeout = __webpack_require__(33991);
// EXTERNAL MODULE: ./lib/image/platform.js
var image_platform = __webpack_require__(88758);
// EXTERNAL MODULE: ./lib/docker/api-version.js
var api_version = __webpack_require__(20505);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./node_modules/dockerode/lib/docker.js
var docker = __webpack_require__(39040);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ./lib/docker/answer.js

/** Reads an answer to its end: what its JSON says, or its bytes where it has none. Throws when it breaks off. */
async function readEngineAnswer(answer) {
    const bytes = await (0,consumers_.buffer)(answer);
    try {
        return JSON.parse(bytes.toString('utf8'));
    }
    catch {
        return bytes;
    }
}

// EXTERNAL MODULE: ./lib/docker/errors.js
var errors = __webpack_require__(2965);
;// CONCATENATED MODULE: ./lib/docker/dockerode.js
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





/**
 * The same dockerode with our errors, and with a signal and a limit for all calls: not every method takes one. It would
 * wait forever for the rest of a document that breaks off, so documents are read here.
 */
function bindClient(docker, name, { headers, idleTimeout }, signal) {
    const { modem } = docker;
    const send = (options, abortSignal) => new Promise((resolve, reject) => {
        const sent = { ...options, headers: { ...headers, ...options.headers }, abortSignal };
        modem.dial(sent, (error, result) => (error ? reject(error) : resolve(result)));
    });
    const ask = async (options) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const opened = options.hijack === true;
            const streamed = options.isStream === true || options.openStdin === true;
            const what = `the Docker engine at ${name} (${options.method ?? ''} ${options.path.replace(/\?$/, '')})`;
            const idle = __addDisposableResource(env_1, new idle_timeout/* IdleTimeout */.w(what, streamed ? 0 : idleTimeout, signal), false);
            try {
                if (streamed)
                    return await send(options, signal);
                if (opened)
                    return await send(options, idle.signal);
                return await readEngineAnswer((await send({ ...options, isStream: true }, idle.signal)));
            }
            catch (error) {
                if (!streamed)
                    idle.signal.throwIfAborted();
                throw (0,errors/* explainCall */.uy)(error, name, streamed || opened);
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    };
    const call = (options, callback) => {
        ask(options).then(result => callback?.(null, result), (error) => callback?.(error, null));
    };
    return Object.create(docker, {
        modem: { value: Object.create(modem, { dial: { value: call } }) },
    });
}
/** Makes one call. */
function dial(docker, options) {
    const statusCodes = { 101: true, 200: true, 201: true, 204: true };
    return new Promise((resolve, reject) => {
        docker.modem.dial({ statusCodes, ...options }, (error, result) => (error ? reject(error) : resolve(result)));
    });
}
/** The options of a call. */
function toDialOptions({ method, path, query = {}, headers, json, body }) {
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    return {
        method,
        path: given.length > 0 ? `${path}?` : path,
        // docker-modem sends the query of a POST as its body unless there is another one.
        options: { _query: Object.fromEntries(given), _body: json ?? {} },
        // A copy, because docker-modem adds to it.
        headers: { ...headers },
        file: body,
    };
}
/** Opens dockerode for an engine; `version` is `1.41`, none before it is negotiated. */
function openClient(endpoint, version) {
    return new docker({ ...connectionOf(endpoint), version: version && `v${version}` });
}
// docker-modem fills in what is missing from DOCKER_HOST, so every field is given.
function connectionOf(endpoint) {
    const none = { host: undefined, port: undefined, socketPath: undefined, protocol: 'http', agent: undefined };
    if (endpoint.kind === 'unix')
        return { ...none, socketPath: endpoint.path };
    const { host, port, tls } = endpoint;
    if (!tls)
        return { ...none, host, port };
    const { verify, ...material } = tls;
    // docker-modem cannot leave a certificate unverified; its agent can.
    const agent = new external_node_https_.Agent({ ...material, rejectUnauthorized: verify });
    return { ...none, host, port, protocol: 'https', agent };
}

// EXTERNAL MODULE: ./lib/docker/image.js
var docker_image = __webpack_require__(15777);
// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: ./lib/core/network.js
var core_network = __webpack_require__(68233);
;// CONCATENATED MODULE: ./lib/docker/insecure-registries.js


/** Whether an engine accepts a registry, `host[:port]`, without TLS or with any certificate: by its name, then by its addresses. */
async function acceptsInsecure(config, host) {
    const named = config?.IndexConfigs?.[host];
    if (named)
        return named.Secure === false;
    const networks = config?.InsecureRegistryCIDRs ?? [];
    if (networks.length === 0)
        return false;
    const { hostname } = new URL(`http://${host}`);
    const addresses = await (0,promises_.lookup)(hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
    return addresses.some(({ address }) => networks.some(network => (0,core_network/* isInNetwork */.W)(address, network)));
}

// EXTERNAL MODULE: ./lib/docker/name-conflict.js
var name_conflict = __webpack_require__(52396);
// EXTERNAL MODULE: ./lib/core/errors.js
var core_errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/docker/ping.js




// The newest API this code was tried against; an older engine sets its own limit.
const newestApi = '1.51';
/**
 * Asks what an engine speaks; `askedVersion` is the API version to use, empty for the newest that both sides know. Throws
 * `ENGINE_API` for a version that the engine does not have.
 */
async function pingEngine(client, askedVersion) {
    // dockerode's own ping gives no headers.
    const answer = (await dial(client, { path: '/_ping', method: 'GET', isStream: true }));
    answer.resume();
    const podman = 'libpod-api-version' in answer.headers;
    const { 'api-version': offered, 'builder-version': builder, ostype } = answer.headers;
    if (offered === undefined)
        throw (0,errors/* strangeAnswer */.h2)('a ping');
    const newest = (0,api_version/* compareVersions */.Z)(String(offered), newestApi) < 0 ? String(offered) : newestApi;
    const api = askedVersion || newest;
    if (!/^\d+\.\d+$/.test(api) || (0,api_version/* compareVersions */.Z)(api, String(offered)) > 0)
        throw noSuchApi(api, String(offered));
    // 20.10 has BuildKit although it names the classic builder as its default.
    return { api, buildkit: builder === '2' || ((0,api_version/* compareVersions */.Z)(api, '1.41') >= 0 && ostype === 'linux'), podman };
}
function noSuchApi(asked, offered) {
    const message = `DOCKER_API_VERSION is ${JSON.stringify(asked)}, allowed: versions up to ${offered}, the newest of this engine`;
    return new core_errors/* ActionError */.lZ('ENGINE_API', message, { hint: `env:\n  DOCKER_API_VERSION: '${offered}'` });
}

;// CONCATENATED MODULE: ./lib/docker/engine.js
var engine_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var engine_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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











// Milliseconds. A ping costs an engine nothing.
const pingLimit = 30_000;
const defaults = { apiVersion: '', headers: {}, idleTimeout: 0 };
/** A Docker engine. Calls throw `ENGINE_DOWN` when it cannot be reached, `ENGINE_LOST` when it goes away, and `EngineRefusal` when it refuses. */
class Engine {
    #client;
    #name;
    #settings;
    #signal;
    #info;
    #containerd;
    /** As `DOCKER_HOST` has it. */
    address;
    /** Whether the engine is on this machine, judged by its address. */
    local;
    /** The negotiated API version, `1.41`. */
    api;
    /** Whether the engine can build with BuildKit. */
    buildkit;
    /** Whether it is podman, which speaks the same API. */
    podman;
    constructor(endpoint, { api, buildkit, podman }, settings, signal) {
        this.#client = openClient(endpoint, api);
        this.#settings = settings;
        this.#name = (0,docker_endpoint/* describeEndpoint */.N2)(endpoint);
        this.#signal = signal;
        this.address = (0,docker_endpoint/* addressOf */.ci)(endpoint);
        this.local = (0,docker_endpoint/* isLocal */.IX)(endpoint);
        this.api = api;
        this.buildkit = buildkit;
        this.podman = podman;
    }
    /**
     * Connects and negotiates the API version, unless the settings have one; calls without a signal of their own end with
     * `signal`. Throws `ENGINE_API` for a version that the engine does not have.
     */
    static async connect(endpoint, signal, settings = defaults) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const name = (0,docker_endpoint/* describeEndpoint */.N2)(endpoint);
            const limit = Math.min(settings.idleTimeout || pingLimit, pingLimit);
            const idle = engine_addDisposableResource(env_1, new idle_timeout/* IdleTimeout */.w(`the Docker engine at ${name} (ping)`, limit, signal), false);
            const client = bindClient(openClient(endpoint), name, settings, idle.signal);
            try {
                return new Engine(endpoint, await pingEngine(client, settings.apiVersion.replace(/^v/, '')), settings, signal);
            }
            catch (error) {
                idle.signal.throwIfAborted();
                throw (0,errors/* isConnectionError */.Rk)(error) ? (0,errors/* connectionLost */.Bx)(`a request to ${name}`, error) : error;
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            engine_disposeResources(env_1);
        }
    }
    /** Whether the engine speaks at least this API version. */
    speaks(version) {
        return (0,api_version/* compareVersions */.Z)(this.api, version) >= 0;
    }
    /** dockerode, whose calls end with `signal` and throw as those of this class. */
    client(signal = this.#signal) {
        return bindClient(this.#client, this.#name, this.#settings, signal);
    }
    /**
     * Looks an image up by name, digest or id; undefined when the engine has none. An image for several platforms is
     * shown for `platform` where the engine has it for that, else for the engine's own.
     */
    async inspect(reference, platform) {
        const answer = await (0,errors/* orMissing */.Mr)(this.client().getImage(reference).inspect());
        return answer && (0,docker_image/* toEngineImage */.l9)((await this.#inspectFor(platform, reference, answer)) ?? answer);
    }
    /** The platforms for which the engine has all of an image; none where the engine does not say. */
    async platforms(reference) {
        if (!this.speaks('1.48') || !(await this.usesContainerd()))
            return [];
        const answer = await (0,errors/* orMissing */.Mr)(this.#askImage(reference, { manifests: '1' }));
        return answer ? (0,docker_image/* availablePlatforms */.uk)(answer) : [];
    }
    // Docker 29 says nothing about an image for a platform other than its own unless it is asked for that platform.
    async #inspectFor(asked, reference, shown) {
        if (!this.speaks('1.49'))
            return undefined;
        const [platform, ...others] = shown.Os === '' ? await this.platforms(reference) : [];
        const only = others.length === 0 ? platform : undefined;
        for (const wanted of [asked, only]) {
            if (!wanted || (0,image_platform/* samePlatform */.my)((0,docker_image/* platformOf */.tj)(shown), wanted))
                continue;
            const found = await (0,errors/* orMissing */.Mr)(this.#askImage(reference, { platform: wanted }));
            // The engine gives as the id the digest of that platform's manifest, by which it does not find the image.
            if (found && found.Os !== '')
                return { ...found, Id: shown.Id };
        }
        return undefined;
    }
    #askImage(reference, query) {
        return this.ask({ method: 'GET', path: `/images/${reference}/json`, query }, this.#signal);
    }
    /** All images. */
    async list(signal = this.#signal) {
        const rows = await this.client(signal).listImages();
        if (!Array.isArray(rows))
            throw (0,errors/* strangeAnswer */.h2)('a list of images');
        return rows.map(docker_image/* toListedImage */.uZ);
    }
    /** Gives an image another name, even while other clients give that name to theirs: the last one keeps it. */
    async tag(reference, repository, tag) {
        const image = this.client().getImage(reference);
        await (0,name_conflict/* retryNameConflicts */.D)(() => image.tag({ repo: repository, tag }), this.#signal);
    }
    /** Removes a name, and the image with its last one. */
    async untag(reference, signal = this.#signal) {
        await this.client(signal).getImage(reference).remove();
    }
    /** Whether images are kept in containerd's store, where an image's id is not its config digest. */
    usesContainerd() {
        return (this.#containerd ??= this.#askStore());
    }
    /** Sends a request whose answer is read as it arrives. */
    async open(request, signal) {
        const answer = await dial(this.client(signal), { ...toDialOptions(request), isStream: true });
        // Otherwise the reader would mistake our own abort for the engine closing the connection.
        return (0,external_node_stream_.addAbortSignal)(signal, answer);
    }
    /** Sends a request whose answer is one JSON document. */
    async ask(request, signal) {
        return (await dial(this.client(signal), toDialOptions(request)));
    }
    /** Opens a raw two-way connection, as a build session needs it; throws `ENGINE_ANSWER` where the engine refuses it. */
    async hijack(path, headers) {
        const opened = await dial(this.client(), { path, method: 'POST', hijack: true, headers: { ...headers } });
        if (!(opened instanceof external_node_stream_.Duplex))
            throw (0,errors/* strangeAnswer */.h2)('a two-way connection');
        return opened;
    }
    /** The platform that the engine runs images of; undefined if it does not say. */
    async platform() {
        const { OSType = '', Architecture = '' } = await this.#askInfo();
        return (0,image_platform/* parsePlatform */.FL)(`${OSType}/${Architecture}`);
    }
    /** Whether the engine accepts a registry, `host[:port]`, without TLS or with any certificate. */
    async acceptsInsecure(host) {
        return acceptsInsecure((await this.#askInfo()).RegistryConfig, host);
    }
    #askInfo() {
        return (this.#info ??= this.client().info());
    }
    async #askStore() {
        const { DriverStatus } = await this.#askInfo();
        return (DriverStatus ?? []).some(([key, value]) => key === 'driver-type' && value?.startsWith('io.containerd.'));
    }
}

// EXTERNAL MODULE: ./lib/docker/variables.js
var variables = __webpack_require__(68969);
;// CONCATENATED MODULE: ./lib/docker/connect.js




/** Finds the engine as the Docker CLI does, the input `docker-host` first, and connects to it. */
async function connectEngine(dockerHost, environment, idleTimeout, signal) {
    const { env, homeDir } = environment;
    const endpoint = await (0,docker_endpoint/* resolveEndpoint */.sO)({ dockerHost, env, homeDir });
    const { httpHeaders } = await (0,config/* readDockerConfig */.TO)((0,config/* dockerConfigDir */.kG)(environment));
    return Engine.connect(endpoint, signal, {
        apiVersion: env['DOCKER_API_VERSION'] ?? '',
        idleTimeout,
        headers: (0,variables/* chooseEngineHeaders */.I)(env, httpHeaders),
    });
}

// EXTERNAL MODULE: ./lib/core/guards.js
var guards = __webpack_require__(67429);
// EXTERNAL MODULE: ./lib/docker/credential.js
var credential = __webpack_require__(50827);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/docker/credential-helper.js



const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** Asks `docker-credential-<name>` for the credential of a server; undefined when it has none, `CREDENTIAL_HELPER` when it fails. */
async function askHelper(name, server, options) {
    const { env, signal, limit = 30_000 } = options;
    const program = `docker-credential-${name}`;
    const expiry = AbortSignal.timeout(limit);
    try {
        const asked = run(program, ['get'], { env, signal: AbortSignal.any([signal, expiry]), killSignal: 'SIGKILL' });
        // A helper may end without reading its input.
        asked.child.stdin?.on('error', () => undefined);
        asked.child.stdin?.end(server);
        return readAnswer(program, server, (await asked).stdout);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof core_errors/* ActionError */.lZ)
            throw error;
        if (expiry.aborted)
            throw helperError(program, server, `did not answer within ${limit / 1000} s`);
        explainExit(program, server, error);
        return undefined;
    }
}
function explainExit(program, server, error) {
    const { code, stdout = '', stderr = '' } = error;
    if (code === 'ENOENT')
        throw helperError(program, server, 'is not on the PATH');
    if (/credentials not found/i.test(stdout + stderr))
        return;
    // An answer may hold the secret, though its helper failed.
    const words = parse(stdout) ? '' : stdout.trim();
    const said = (stderr.trim() || words).replace(/\s+/g, ' ').slice(0, 500);
    throw helperError(program, server, `failed (${code ?? error.message})${said && `: ${said}`}`);
}
// The answer is not quoted, because it may hold the secret.
function readAnswer(program, server, stdout) {
    const answer = parse(stdout);
    const { Username: username, Secret: secret } = answer ?? {};
    if (typeof username === 'string' && typeof secret === 'string')
        return { username, secret };
    throw helperError(program, server, 'answered with something other than JSON with Username and Secret');
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function helperError(program, server, problem) {
    return new core_errors/* ActionError */.lZ('CREDENTIAL_HELPER', `the credential helper ${program}, asked for ${server}, ${problem}`, {
        hint: 'Install the helper, remove it from config.json (credHelpers, credsStore), or give the credentials:\n  with:\n    username: ${{ github.actor }}\n    password: ${{ secrets.GITHUB_TOKEN }}',
    });
}

;// CONCATENATED MODULE: ./lib/docker/server-address.js
const hub = 'https://index.docker.io/v1/';
/** The registry as auth configurations name it. */
function addressOfServer(server) {
    return server === 'docker.io' ? hub : server;
}
/** The host of a registry, with its port, from any of its forms; `docker.io` for all names of Docker Hub. */
function canonicalServer(address) {
    const host = address
        .trim()
        .replace(/^[a-z]+:\/\//i, '')
        .replace(/\/.*$/s, '')
        .toLowerCase();
    return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
/** The entry of a registry; one under the plain host wins over one with a scheme or a path. */
function entryOfServer(entries, server) {
    const keys = Object.keys(entries).filter(key => canonicalServer(key) === server);
    const key = keys.find(key => key === addressOfServer(server)) ?? keys[0];
    return key === undefined ? undefined : entries[key];
}

;// CONCATENATED MODULE: ./lib/docker/credentials.js






/** Opens the credentials of the inputs and of the docker config; the inputs win for their registry. */
async function readCredentials(sources) {
    const fromEnvironment = readAuthVariable(sources);
    return new Store(sources, await (0,config/* readDockerConfig */.TO)(sources.configDir), fromEnvironment);
}
// As in the Docker CLI: it holds `auths` like the docker config, and one that cannot be read is not a failure.
function readAuthVariable({ env, log }) {
    const text = env['DOCKER_AUTH_CONFIG'] ?? '';
    if (text.trim() === '')
        return {};
    const auths = (0,guards/* parseRecord */.Hh)(Buffer.from(text))?.['auths'];
    if ((0,guards/* isRecord */.u4)(auths, []) && Object.values(auths).every(config/* isStoredAuth */.wj))
        return auths;
    log?.warning('DOCKER_AUTH_CONFIG has no effect: it must be JSON with `auths`, as a docker config has them');
    return {};
}
class Store {
    #sources;
    #config;
    /** From `DOCKER_AUTH_CONFIG`. */
    #variable;
    #found = new Map();
    constructor(sources, config, variable) {
        this.#sources = sources;
        this.#config = config;
        this.#variable = variable;
    }
    forHost(host) {
        const server = canonicalServer(host);
        const found = this.#found.get(server) ?? this.#find(server);
        this.#found.set(server, found);
        return found;
    }
    mask(secret) {
        this.#sources.mask(secret);
    }
    async all() {
        const { auths, credHelpers } = this.#config;
        const given = this.#given();
        const servers = new Set([this.#variable, auths, credHelpers]
            .flatMap(each => Object.keys(each))
            .concat(given ? [given.host] : [])
            .map(canonicalServer));
        const found = await Promise.all([...servers].map(server => this.#tryHost(server)));
        return Object.fromEntries(found.flatMap(one => (one ? [[one.serverAddress, (0,credential/* toAuthConfig */.i)(one)]] : [])));
    }
    async #tryHost(server) {
        try {
            return await this.forHost(server);
        }
        catch (error) {
            this.#sources.signal.throwIfAborted();
            this.#sources.log?.warning(`${(0,core_errors/* messageOf */.bD)(error)}; continuing without credentials for ${server}`);
            return undefined;
        }
    }
    async #find(server) {
        const given = this.#given();
        if (given?.host === server)
            return this.#show(server, given.username, given.password);
        return (this.#readAuth(server, this.#variable, 'DOCKER_AUTH_CONFIG') ??
            (await this.#askHelper(server)) ??
            this.#readAuth(server, this.#config.auths, this.#config.path));
    }
    #given() {
        const { registry, username, password } = this.#sources;
        return username && password ? { host: canonicalServer(registry || 'docker.io'), username, password } : undefined;
    }
    async #askHelper(server) {
        const { credHelpers, credsStore } = this.#config;
        const name = entryOfServer(credHelpers, server) ?? credsStore;
        if (!name)
            return undefined;
        const answer = await askHelper(name, addressOfServer(server), this.#sources);
        return answer?.secret ? this.#show(server, answer.username, answer.secret) : undefined;
    }
    #readAuth(server, auths, from) {
        const stored = entryOfServer(auths, server);
        if (!stored)
            return undefined;
        const [username, password] = this.#readPair(server, stored, from);
        if (stored.identitytoken)
            return this.#show(server, '<token>', stored.identitytoken);
        return username && password ? this.#show(server, username, password) : undefined;
    }
    #readPair(server, { auth, username = '', password = '' }, from) {
        if (!auth)
            return [username, password];
        this.#sources.mask(auth);
        // Old clients padded it with zero bytes.
        const pair = Buffer.from(auth, 'base64').toString().replace(/\0+$/, '');
        const colon = pair.indexOf(':');
        if (colon > 0)
            return [pair.slice(0, colon), pair.slice(colon + 1)];
        throw (0,config/* brokenConfig */.go)(from, `is invalid: the auth of ${server} must be the base64 of user:password`);
    }
    #show(server, username, secret) {
        const { mask } = this.#sources;
        const serverAddress = addressOfServer(server);
        mask(secret);
        if (username === '<token>')
            return { username: '', password: '', identityToken: secret, serverAddress };
        mask(Buffer.from(`${username}:${secret}`).toString('base64'));
        return { username, password: secret, serverAddress };
    }
}

// EXTERNAL MODULE: ./lib/core/look-up.js
var look_up = __webpack_require__(2892);
// EXTERNAL MODULE: ./lib/stores/github/api.js + 5 modules
var api = __webpack_require__(55258);
;// CONCATENATED MODULE: ./lib/actions/shared/context.js






/** Adds the connections of a run to what the runner gives. */
function openContext(runner, { dockerHost = '', token, idleTimeout = 60_000, registry }) {
    const { environment, mask, log, signal } = runner;
    const engine = once(() => connectEngine(dockerHost, environment, idleTimeout, signal));
    const credentials = once(() => {
        const login = registry && { registry: registry.host, username: registry.username, password: registry.password };
        return readCredentials({
            ...login,
            configDir: (0,config/* dockerConfigDir */.kG)(environment),
            env: environment.env,
            mask,
            log,
            signal,
        });
    });
    return {
        ...runner,
        idleTimeout,
        lookUps: new look_up/* LookUps */.MJ(log, signal),
        engine,
        credentials,
        registries: once(async () => {
            const acceptsInsecure = async (host) => {
                try {
                    return await (await engine()).acceptsInsecure(host);
                }
                catch (error) {
                    signal.throwIfAborted();
                    log.debug(`The engine cannot be asked whether ${host} may do without TLS: ${(0,core_errors/* messageOf */.bD)(error)}`);
                    return false;
                }
            };
            return { credentials: await credentials(), env: environment.env, acceptsInsecure };
        }),
        github: once(() => (token === '' ? undefined : (0,api/* openGitHub */.o6)(environment, token, signal, idleTimeout))),
    };
}
function once(open) {
    let opened;
    return () => (opened ??= { value: open() }).value;
}


/***/ }),

/***/ 74606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ InputReader)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/actions/shared/unknown-inputs.js
/** Finds inputs that are not `known`. The runner only warns about them, so a typo would go unnoticed. */
function findUnknown(env, known) {
    const variables = new Set(known.map(toVariable));
    const unknown = Object.entries(env).filter(([name]) => name.startsWith('INPUT_') && !variables.has(name));
    return unknown.map(([name, value = '']) => {
        const input = name.slice('INPUT_'.length).toLowerCase();
        return { input, value, nearest: findNearest(input, known) };
    });
}
function toVariable(input) {
    return `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`;
}
function findNearest(input, known) {
    const byDistance = known.map(name => ({ name, distance: editDistance(input, name) }));
    return byDistance.sort((a, b) => a.distance - b.distance)[0]?.name ?? '';
}
// The Levenshtein distance, computed row by row.
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

;// CONCATENATED MODULE: ./lib/actions/shared/input-reader.js


// A wholly quoted item, as docker/build-push-action reads lists, or the rest of a line.
const listItem = /[^\S\n]*"((?:[^"]|"")*)"[^\S\n]*(?=\n|$)|([^\n]+)/g;
/**
 * Reads the raw inputs of a step as typed values. It collects all problems for one error, and the name of every input
 * it is asked for: an input that nobody asked for does not exist.
 */
class InputReader {
    #get;
    #names = new Set();
    #problems;
    /** `get` gives an input's raw text, empty when it was not given. */
    constructor(get, problems = []) {
        this.#get = name => {
            this.#names.add(name);
            return get(name);
        };
        this.#problems = problems;
    }
    /** The inputs that were asked for so far. */
    get names() {
        return [...this.#names];
    }
    /** The problems found so far, one line each. */
    get problems() {
        return this.#problems.map(toLine);
    }
    /** A reader of the same inputs whose `names` start empty; its problems are added to those of this one. */
    part() {
        return new InputReader(this.#get, this.#problems);
    }
    /** Adds a problem that the caller found. */
    reject(input, value, allowed, example) {
        this.#problems.push({ input, value, allowed, example });
    }
    /**
     * Throws one `INPUTS` error if there are problems; `env` is the environment of the step, where the runner puts inputs
     * that the action does not have.
     */
    finish(env) {
        const unknown = findUnknown(env, this.names).map(({ input, value, nearest }) => {
            return { input, value, allowed: `no such input; nearest is ${nearest}`, example: `${nearest}: …` };
        });
        const problems = [...unknown, ...this.#problems].map(toLine);
        const [first] = problems;
        if (first === undefined)
            return;
        const list = problems.map(problem => `- ${problem}`).join('\n');
        throw new errors/* ActionError */.lZ('INPUTS', problems.length === 1 ? first : `${problems.length} inputs are wrong:\n${list}`);
    }
    /** The trimmed text; empty when not given. */
    text(input) {
        return this.#get(input).trim();
    }
    /** A boolean of YAML 1.2's core schema. */
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
            const allowed = `a JavaScript regular expression (${(0,errors/* messageOf */.bD)(error)})`;
            this.reject(input, text, allowed, `${input}: '-(dirty|SNAPSHOT)$'`);
            return undefined;
        }
    }
    /** Words between commas or white space. */
    words(input) {
        return this.text(input)
            .split(/[\s,]+/)
            .filter(Boolean);
    }
    /** One item per line, empty lines skipped, items trimmed; `"…"` holds several lines, `""` in it a quote. */
    lines(input) {
        const text = this.#get(input).replaceAll('\r\n', '\n');
        return [...text.matchAll(listItem)]
            .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim())
            .filter(item => item !== '');
    }
    /** `KEY=value` per line; a line without `=` gets its value from `fallback`, or is a problem where there is none. */
    pairs(input, example, fallback) {
        const pairs = {};
        for (const line of this.lines(input)) {
            const [, key = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(line) ?? [];
            const found = value ?? fallback(key);
            if (key.trim() === '' || found === undefined)
                this.reject(input, line, 'KEY=value, one per line', example);
            else
                pairs[key.trim()] = found;
        }
        return pairs;
    }
}
function toLine({ input, value, allowed, example }) {
    return `${input}: ${JSON.stringify(value)}, allowed: ${allowed}, example: ${example}`;
}


/***/ }),

/***/ 95421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S0: () => (/* binding */ addSummary),
  Cs: () => (/* binding */ runAction),
  n0: () => (/* binding */ setOutputs)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./lib/core/environment.js
var environment = __webpack_require__(94754);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(78877);
;// CONCATENATED MODULE: ./lib/core/heap.js

/**
 * Lets the heap grow to five times what is in use before V8 collects the whole of it. An action moves hundreds of MB
 * through buffers outside a heap of 20 MB, and by its own rule V8 collects that heap again after every few of them: 80
 * times in one save, a third of its CPU time. Unused buffers are still freed by each young collection, and
 * a whole one begins after 64 MB of them, as before.
 */
function collectLessOften() {
    (0,external_node_v8_.setFlagsFromString)('--heap-growing-percent=400');
}

// EXTERNAL MODULE: ./lib/core/http-proxy.js
var http_proxy = __webpack_require__(38018);
// EXTERNAL MODULE: ./lib/docker/errors.js
var docker_errors = __webpack_require__(2965);
// EXTERNAL MODULE: ./lib/stores/github/refusal.js
var refusal = __webpack_require__(37268);
// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(25888);
// EXTERNAL MODULE: ./lib/core/log-lines.js
var log_lines = __webpack_require__(85907);
;// CONCATENATED MODULE: ./lib/actions/shared/redaction.js
// A shorter one would hide half of the log; the runner still masks it.
const shortest = 4;
const redaction_hidden = '***';
/** The secrets of a step, which are removed from everything that it writes, on any runner. */
class Redaction {
    /** Longest first, as one may begin with another. */
    #secrets = [];
    /** Adds a secret; each of its lines is one, too. */
    add(secret) {
        const all = [secret, ...secret.split(/\r?\n/).map(line => line.trim())].filter(each => each.length >= shortest);
        this.#secrets = [...new Set([...this.#secrets, ...all])].sort((a, b) => b.length - a.length);
    }
    /** Hides the secrets and what looks like one: signatures and passwords in addresses, credentials of requests. */
    apply(text) {
        return this.#secrets
            .reduce((result, secret) => result.replaceAll(secret, redaction_hidden), text)
            .replace(/([?&](?:sig|[\w-]*signature|[\w-]*token)=)[^&\s"'<>]+/gi, `$1${redaction_hidden}`)
            .replace(/\b(authorization: *\w+ +|bearer +)[\w.~+/=-]{8,}/gi, `$1${redaction_hidden}`)
            .replace(/(:\/\/[^\s/:@"']*:)[^\s/@"']+@/g, `$1${redaction_hidden}@`);
    }
}

;// CONCATENATED MODULE: ./lib/actions/shared/console.js





// A cause may be its own cause.
const mostCauses = 5;
/** Writes to the step's log; text from engines, builds and registries cannot become a workflow command. */
class Console {
    #stages = [];
    #redaction = new Redaction();
    /** The stages that have ended, in order; the list grows with the run. */
    get stages() {
        return this.#stages;
    }
    /** Hides a secret in everything that is written from now on, here and by the runner. */
    mask(secret) {
        core/* setSecret */.Pq(secret);
        this.#redaction.add(secret);
    }
    info(text) {
        const [first = '', ...others] = this.#toLines(text);
        for (const line of [first, ...others.map(prefix)])
            core/* info */.pq(disarm(line));
    }
    debug(text) {
        core/* debug */.Yz(this.#toMessage(text));
    }
    notice(text) {
        core/* notice */.lm(this.#toMessage(text));
    }
    warning(text) {
        core/* warning */.$e(this.#toMessage(text));
    }
    foreign(text) {
        for (const line of this.#toLines(text).map(prefix))
            core/* info */.pq(disarm(line));
    }
    /** Runs a stage in a log group of its own; the line after it has what `done` says about the result, and the time. */
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
    /** Writes an error as an annotation with its hint, and the messages of its causes below. */
    fail(error) {
        const { annotation, hint, code } = error instanceof errors/* ActionError */.lZ ? error : {};
        const { file, line, title } = annotation ?? {};
        const properties = { title: title ?? code ?? 'failed' };
        if (file !== undefined)
            properties.file = file;
        if (line !== undefined)
            properties.startLine = line;
        core/* error */.z3(this.#toMessage(hint === undefined ? (0,errors/* messageOf */.bD)(error) : `${(0,errors/* messageOf */.bD)(error)}\n${hint}`), properties);
        for (const cause of causesOf(error))
            this.info(`caused by: ${cause}`);
        this.debug(error instanceof Error ? (error.stack ?? '') : '');
    }
    #toLines(text) {
        return (0,log_lines/* splitLogLines */.Y)(this.#redaction.apply(text));
    }
    // A workflow command is one line, in which the library writes line feeds in its own way.
    #toMessage(text) {
        return this.#toLines(text).join('\n');
    }
    #end(name, started, result) {
        const seconds = (performance.now() - started) / 1000;
        this.#stages.push({ name, seconds });
        core/* endGroup */.N4();
        this.info(`${name}: ${result ? `${result}, ` : ''}${(0,format/* formatSeconds */.X)(seconds)}`);
    }
}
/**
 * Keeps the runner from reading a line as a workflow command: it looks for `::` at the beginning, after any white space,
 * and for the older `##[` anywhere.
 */
function disarm(line) {
    return line.replace(/^([\s\p{C}]*):(?=:)/gmu, '$1:\u200b').replaceAll('##[', '##\u200b[');
}
function prefix(line) {
    return `| ${line}`;
}
function causesOf(error) {
    const causes = [];
    let cause = error instanceof Error ? error.cause : undefined;
    while (cause instanceof Error && causes.length < mostCauses) {
        causes.push(cause.message);
        cause = cause.cause;
    }
    return causes;
}

;// CONCATENATED MODULE: ./lib/actions/shared/main.js









const secretInputs = ['password', 'github-token'];
const secretVariables = ['ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
// The runner sends SIGTERM 7.5 s after SIGINT, so the step has to end before that. In milliseconds.
const cancelTimeout = 4000;
/**
 * Runs an action with what the runner gives it; an error or a cancel fails the step here and nowhere else. Ends the
 * process, because transfers that were broken off would keep it alive.
 */
async function runAction(run) {
    // Users of the action can do nothing about deprecations in its dependencies.
    process.noDeprecation = true;
    collectLessOften();
    const console = new Console();
    const controller = new AbortController();
    const failure = Promise.withResolvers();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.on(name, () => cancel(name, controller, failure.reject));
    // @actions/artifact throws a read error of its source outside every promise.
    process.on('uncaughtException', failure.reject);
    // Node would end here too, but without a word: what the step waits for can never come.
    process.on('beforeExit', () => failure.reject(unfinished()));
    const services = ['GITHUB_API_URL', 'GITHUB_SERVER_URL', 'ACTIONS_RESULTS_URL', 'ACTIONS_CACHE_URL'];
    Object.assign(process.env, (0,http_proxy/* proxiesForLibraries */.X)(process.env, services.map(name => process.env[name] ?? '')));
    const getInput = (name) => core/* getInput */.V4(name, { trimWhitespace: false });
    const runner = {
        environment: (0,environment/* readRunnerEnvironment */.ET)({ ...process.env }, { cwd: process.cwd(), tmp: (0,external_node_os_.tmpdir)(), home: (0,external_node_os_.homedir)() }),
        log: console,
        stage: (name, work, done) => console.stage(name, work, done),
        stages: console.stages,
        mask: secret => console.mask(secret),
        began: performance.timeOrigin,
        signal: controller.signal,
    };
    const secrets = [...secretInputs.map(getInput), ...secretVariables.map(name => process.env[name] ?? '')];
    secrets.filter(Boolean).forEach(runner.mask);
    try {
        await Promise.race([run(getInput, runner), failure.promise]);
        return await leave(0);
    }
    catch (error) {
        // A cancel makes transfers fail in all sorts of ways; the user should read that the step was cancelled.
        console.fail(runner.signal.aborted ? runner.signal.reason : nameRefusal(error));
        controller.abort(error);
        return leave(1);
    }
}
function cancel(name, controller, giveUp) {
    const reason = new errors/* ActionError */.lZ('CANCELLED', `the step was cancelled (${name})`);
    controller.abort(reason);
    setTimeout(giveUp, cancelTimeout, reason).unref();
}
// A refusal of an engine or of GitHub that nothing closer to it has explained.
function nameRefusal(error) {
    if (error instanceof docker_errors/* EngineError */.NJ) {
        return new errors/* ActionError */.lZ('ENGINE_REFUSED', `the Docker engine refused a request: ${error.words}`, { cause: error });
    }
    return error instanceof refusal/* GitHubRefusal */.k ? new errors/* ActionError */.lZ('GITHUB', error.message, { cause: error }) : error;
}
function unfinished() {
    const message = 'the step is not finished, and nothing is left that could finish it: an answer was lost unnoticed';
    const hint = 'Run the job again. If that does not help, run it with debug logging and report the log: this is a defect of the action.';
    return new errors/* ActionError */.lZ('UNFINISHED', message, { hint });
}
// Writes to a pipe may not have been flushed yet.
async function leave(code) {
    for (const stream of [process.stdout, process.stderr])
        await new Promise(resolve => stream.write('', resolve));
    return process.exit(code);
}
/** Adds to the job summary; a runner without one, or one that cannot be written, does not fail the step. */
async function addSummary(markdown, log) {
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return;
    try {
        await core/* summary */.z.addRaw(markdown).write();
    }
    catch (error) {
        log.warning(`The job summary was not written: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
/** Sets outputs of the step. */
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
}


/***/ }),

/***/ 93156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   d: () => (/* binding */ makeTable),
/* harmony export */   ih: () => (/* binding */ escape),
/* harmony export */   nf: () => (/* binding */ link)
/* harmony export */ });
// GitHub drops a summary over 1 MiB as a whole.
const mostRows = 100;
// Invisible; it keeps GitHub from making anything of the characters around it.
const gap = '\u200b';
// What GitHub still turns into links after it has read the Markdown, entities or not: mentions and mail addresses,
// issues, addresses, pictures by name, formulas.
const active = /(?<=[@$])|(?<=#|GH-)(?=\d)|(?<=:)(?=\/\/|[\w+-]+:)|(?<=www)(?=\.)/gi;
const markup = /[&\\`*_{}[\]<>|#~@$]/g;
// Control characters, and those that reverse the order of what follows.
const unreadable = /[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;
/** Escapes foreign text for a summary, so that it is shown as it is: no link, mention, picture, HTML or other markup. */
function escape(text) {
    return text
        .replace(/[\s\x85]+/g, ' ')
        .replace(unreadable, '\ufffd')
        .replace(active, gap)
        .replace(markup, character => `&#${character.charCodeAt(0)};`);
}
/** Foreign text as code; text that could end the code is escaped instead. */
function code(text) {
    return /^[\w.+~=:/@,-]+$/.test(text) ? `\`${text}\`` : escape(text);
}
/** A link to an address that a service gave; anything but a web address is shown as text. */
function link(text, url) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (!parsed || !/^https?:$/.test(parsed.protocol))
        return `${escape(text)} (${escape(url)})`;
    const href = parsed.href.replace(/[()\\|`*_[\]<>~]/g, character => `%${character.charCodeAt(0).toString(16)}`);
    return `[${escape(text)}](${href})`;
}
/** A Markdown table of at most 100 rows; `toCells` gives cells that are Markdown already. */
function makeTable(head, rows, toCells) {
    const toLine = (cells) => `| ${cells.join(' | ')} |`;
    const shown = rows.slice(0, mostRows).map(row => toLine(toCells(row)));
    const rest = rows.length - shown.length;
    const more = rest > 0 ? [toLine([`… ${rest} more`, ...head.slice(1).map(() => '')])] : [];
    return `${[toLine(head), `|${'---|'.repeat(head.length)}`, ...shown, ...more].join('\n')}\n`;
}


/***/ }),

/***/ 7521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Li: () => (/* binding */ createDecompressor),
  IR: () => (/* binding */ detectCompression),
  zr: () => (/* binding */ isCompression),
  ir: () => (/* binding */ isDecompressionError),
  Yn: () => (/* binding */ magicLength)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/archive/compress/zstd-frame.js
var zstd_frame = __webpack_require__(97580);
;// CONCATENATED MODULE: ./lib/archive/compress/zstd-decompress.js




/**
 * A stream that decompresses a zstd file of any number of frames, as pzstd, zstd:chunked and this action write them.
 * Node's decoder stops or fails where one chunk holds the end of a frame and the start of the next, so the chunks
 * written to it are cut at the ends of frames.
 */
function createZstdDecompressor(chunkSize) {
    const writable = alignToFrames();
    const readable = (0,external_node_zlib_.createZstdDecompress)({ chunkSize });
    // A failure destroys `readable`, whose reader reports it.
    (0,promises_.pipeline)(writable, readable).catch(() => undefined);
    return external_node_stream_.Duplex.from({ writable, readable });
}
function alignToFrames() {
    const walk = new zstd_frame/* FrameWalk */.RJ();
    return new external_node_stream_.Transform({
        transform(chunk, _encoding, done) {
            let from = 0;
            for (const end of walk.take(chunk)) {
                if (end > from)
                    this.push(chunk.subarray(from, end));
                from = end;
            }
            done(null, chunk.subarray(from));
        },
        // Newer versions of Node ignore what follows a frame unless it is another.
        flush(done) {
            done(walk.isComplete ? null : incompleteFrame());
        },
    });
}
// Named as by Node's decoder.
function incompleteFrame() {
    return Object.assign(new Error('the last frame is not complete'), { code: 'Z_BUF_ERROR' });
}

;// CONCATENATED MODULE: ./lib/archive/compress/decompress.js


const compressions = ['none', 'gzip', 'zstd'];
/** Whether a value names a compression. */
function isCompression(value) {
    return compressions.some(each => each === value);
}
/** How many first bytes `detectCompression` needs. */
const magicLength = 4;
/** Detects compression by the first bytes. A tar begins with a file name, which never looks like gzip or zstd. */
function detectCompression(start) {
    const magic = start.subarray(0, magicLength).toString('hex');
    if (magic.startsWith('1f8b'))
        return 'gzip';
    // The second pattern is a skippable frame, with which pzstd begins.
    return /^(28b52ffd|5.2a4d18)$/.test(magic) ? 'zstd' : 'none';
}
const chunkSize = 256 * 1024;
/** A stream that decompresses what is written to it. */
function createDecompressor(compression) {
    return compression === 'gzip' ? (0,external_node_zlib_.createGunzip)({ chunkSize }) : createZstdDecompressor(chunkSize);
}
/** Whether an error means that compressed bytes are damaged or truncated. */
function isDecompressionError(error) {
    return error instanceof Error && 'code' in error && /^(Z_|ZSTD_|ERR_ZLIB)/.test(String(error.code));
}


/***/ }),

/***/ 13038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ SizeBudget),
/* harmony export */   c: () => (/* binding */ archiveTooLarge)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** How many more bytes the members of one archive may decompress to. */
class SizeBudget {
    #limit;
    #left;
    constructor(limit) {
        this.#limit = limit;
        this.#left = limit;
    }
    /** Bytes that are not spent. */
    get left() {
        return this.#left;
    }
    /** Spends bytes; throws `ARCHIVE_TOO_LARGE` when the budget is exceeded. */
    spend(bytes) {
        this.#left -= bytes;
        if (this.#left < 0)
            throw archiveTooLarge(this.#limit);
    }
}
/** The error for an archive that decompresses to more than the limit. */
function archiveTooLarge(limit) {
    const message = `the image archive unpacks to more than the ${limit} bytes allowed`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ARCHIVE_TOO_LARGE', message, { hint: `size-limit: ${Math.ceil(limit / 500_000)} # MB` });
}


/***/ }),

/***/ 55997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ Unpacking)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var _decompress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7521);




/** Decompresses a copy of a stream for a reader of its content. */
class Unpacking {
    #input = new node_stream__WEBPACK_IMPORTED_MODULE_1__.PassThrough();
    #result;
    #ended = false;
    /** `onContent` is called with the content in order; an error that it throws ends the decompression. */
    constructor(compression, onContent, signal) {
        const look = async (contents) => {
            for await (const content of contents)
                onContent(content);
        };
        this.#result = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(this.#input, (0,_decompress_js__WEBPACK_IMPORTED_MODULE_3__/* .createDecompressor */ .Li)(compression), look, { signal }).finally(() => {
            this.#ended = true;
        });
        this.#result.catch(() => undefined);
    }
    /** Takes the next compressed bytes; waits while decompression lags behind. Throws why it ended. */
    async write(chunk) {
        // A decompressor ignores what follows the end of its content.
        if (this.#ended)
            return this.#result;
        if (this.#input.write(chunk))
            return;
        // Only `#result` reports why decompression ended.
        await Promise.race([(0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(this.#input, 'drain').catch(() => undefined), this.#result]);
    }
    /** Waits for the last content; throws where the stream is damaged or truncated. */
    async end() {
        if (!this.#ended)
            this.#input.end();
        await this.#result;
    }
}


/***/ }),

/***/ 97580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RJ: () => (/* binding */ FrameWalk),
/* harmony export */   sm: () => (/* binding */ compressFrame),
/* harmony export */   yp: () => (/* binding */ defaultFrameSize)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);


/** Bytes of content in each frame that this action writes. */
const defaultFrameSize = 4 * 1024 * 1024;
const compress = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.zstdCompress);
/** Compresses bytes into one zstd frame with a checksum. */
function compressFrame(content, level) {
    const params = {
        [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_compressionLevel]: Math.max(level, 1),
        [node_zlib__WEBPACK_IMPORTED_MODULE_1__.constants.ZSTD_c_checksumFlag]: 1,
    };
    // Most frames fit in one such buffer, which saves round trips to the thread pool; larger ones cost the collector more.
    const chunkSize = (content.length >> 1) + 1024;
    return compress(content, { params, chunkSize, pledgedSrcSize: content.length });
}
/** Follows the frames of a zstd file whose bytes pass by, without decompressing them. */
class FrameWalk {
    #head = Buffer.alloc(longestHead);
    #parts;
    #part;
    #passed = 0;
    #isComplete = true;
    /** `onContent` is called with the most bytes that the next part can decompress to, before that part has passed. */
    constructor(onContent = () => undefined) {
        this.#parts = walkFrames(onContent);
        this.#part = this.#parts.next().value;
    }
    /** Whether no byte has passed since the end of a frame. */
    get isComplete() {
        return this.#isComplete;
    }
    /** Takes the next bytes; gives where in them frames end. */
    take(chunk) {
        const ends = [];
        for (let at = 0; at < chunk.length;) {
            const step = Math.min(this.#part - this.#passed, chunk.length - at);
            this.#isComplete = false;
            if (this.#passed < longestHead)
                chunk.copy(this.#head, this.#passed, at, at + step);
            at += step;
            this.#passed += step;
            if (this.#passed < this.#part)
                break;
            this.#next();
            if (this.#part !== frameEnd)
                continue;
            ends.push(at);
            this.#isComplete = true;
            this.#next();
        }
        return ends;
    }
    #next() {
        this.#part = this.#parts.next(this.#head).value;
        this.#passed = 0;
    }
}
// Yielded where a frame ends.
const frameEnd = 0;
// Bytes of the longest part whose content is looked at: the fields of a frame header.
const longestHead = 13;
const frameMagic = 0xfd2fb528;
// Sixteen magic numbers for frames without content (RFC 8878, 3.1.2).
const skippableMagic = 0x184d2a50;
// No block holds more content (RFC 8878, 3.1.1.2.4).
const largestBlock = 128 * 1024;
/** Yields the size of each part of a zstd file in turn, takes the first bytes of that part, and yields `frameEnd` after each frame. */
function* walkFrames(onContent) {
    for (;;) {
        const magic = (yield 4).readUInt32LE();
        if (magic === frameMagic)
            yield* walkFrame(onContent);
        else if ((magic & ~0xf) === skippableMagic)
            yield* skip((yield 4).readUInt32LE());
        // Anything else is passed on as one part: the decoder reports what is wrong with it.
        else
            yield Infinity;
        yield frameEnd;
    }
}
function* walkFrame(onContent) {
    const descriptor = (yield 1).readUInt8();
    const { before, size } = headerFields(descriptor);
    // Decoders refuse a frame that holds more than it declares.
    let left = Infinity;
    if (before + size > 0)
        left = readContentSize((yield before + size).subarray(before, before + size));
    for (let last = false; !last;) {
        const header = (yield 3).readUIntLE(0, 3);
        last = (header & 1) === 1;
        const most = Math.min(blockContent(header), left);
        left -= most;
        onContent(most);
        yield* skip(blockSize(header));
    }
    const checksum = (descriptor >> 2) & 1;
    yield* skip(checksum * 4);
}
function* skip(bytes) {
    if (bytes > 0)
        yield bytes;
}
/** Bytes of the content size of a frame, and of what stands between its descriptor and that (RFC 8878, 3.1.1.1). */
function headerFields(descriptor) {
    const single = (descriptor >> 5) & 1;
    const window = 1 - single;
    const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
    return { before: window + dictionary, size: [single, 2, 4, 8][descriptor >> 6] ?? 0 };
}
function readContentSize(field) {
    if (field.length === 0)
        return Infinity;
    if (field.length === 8)
        return Number(field.readBigUInt64LE());
    // Two bytes count from the least that one byte cannot hold (RFC 8878, 3.1.1.1.4).
    return field.readUIntLE(0, field.length) + (field.length === 2 ? 256 : 0);
}
function blockSize(header) {
    return isRepeated(header) ? 1 : header >> 3;
}
// A block that is not compressed has its content's size, and one of a single repeated byte says how often.
function blockContent(header) {
    const compressed = ((header >> 1) & 3) > 1;
    return compressed ? largestBlock : header >> 3;
}
function isRepeated(header) {
    return ((header >> 1) & 3) === 1;
}


/***/ }),

/***/ 9651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OP: () => (/* binding */ defaultSizeLimit),
  GI: () => (/* binding */ findStoredTar),
  yN: () => (/* binding */ measureArchiveTar),
  OG: () => (/* binding */ openArchiveTar),
  g$: () => (/* binding */ readArchiveMetadata)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/core/byte-source.js
var byte_source = __webpack_require__(94743);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/archive/compress/decompress.js + 1 modules
var decompress = __webpack_require__(7521);
// EXTERNAL MODULE: ./lib/archive/compress/size-budget.js
var size_budget = __webpack_require__(13038);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(20663);
// EXTERNAL MODULE: ./lib/core/file-range.js
var file_range = __webpack_require__(1865);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./lib/archive/zip/errors.js

/** The error for a zip file that cannot be read: `ZIP_INVALID`. An `ActionError` stays what it is. */
function invalidZip(path, error) {
    if (error instanceof errors/* ActionError */.lZ)
        return error;
    const message = `zip file ${path} is damaged or not a zip file: ${(0,errors/* messageOf */.bD)(error)}`;
    return new errors/* ActionError */.lZ('ZIP_INVALID', message, { hint: `unzip -t '${path}'`, cause: error });
}
/** The error for a member that cannot be used: `ZIP_MEMBER`. `problem` continues "member … of zip file …". */
function zipMemberError(path, name, problem) {
    const message = `member ${JSON.stringify(name)} of zip file ${path} ${problem}`;
    return new errors/* ActionError */.lZ('ZIP_MEMBER', message, { hint: `unzip -Z '${path}'` });
}
/** The error for a member that is larger than its reader allows: `ZIP_TOO_LARGE`. */
function zipMemberTooLarge(path, name, limit) {
    const message = `member ${name} of zip file ${path} expands to more than the ${limit} bytes allowed`;
    return new errors/* ActionError */.lZ('ZIP_TOO_LARGE', message, { hint: `unzip -Z '${path}'` });
}
/** The error for a member whose content is not what the directory declares: `ZIP_CRC`. */
function zipMemberDamaged(path, name, found, expected) {
    const message = `member ${name} of zip file ${path} is damaged: it holds ${found}, expected ${expected}`;
    return new errors/* ActionError */.lZ('ZIP_CRC', message, { hint: `unzip -t '${path}'` });
}

;// CONCATENATED MODULE: ./lib/archive/zip/content.js



/**
 * The content of a member, from its data in the file; throws `ZIP_TOO_LARGE` beyond the limit, `ZIP_CRC` if the content is not
 * what the directory declares, `ZIP_INVALID` if the data cannot be read.
 */
async function* expandZipMember(data, { path, entry, limit, signal }) {
    const { name } = entry;
    const expected = describeContent(entry.size, entry.crc32);
    let size = 0;
    let sum = 0;
    try {
        for await (const chunk of entry.method === 0 ? data : inflate(data, signal)) {
            signal.throwIfAborted();
            size += chunk.length;
            sum = (0,external_node_zlib_.crc32)(chunk, sum);
            if (size > limit)
                throw zipMemberTooLarge(path, name, limit);
            if (size > entry.size)
                throw zipMemberDamaged(path, name, 'more', expected);
            yield chunk;
        }
    }
    catch (error) {
        signal.throwIfAborted();
        throw invalidZip(path, error);
    }
    if (size !== entry.size || sum !== entry.crc32)
        throw zipMemberDamaged(path, name, describeContent(size, sum), expected);
}
function inflate(data, signal) {
    const inflater = (0,external_node_zlib_.createInflateRaw)({ chunkSize: 256 * 1024 });
    // A failure destroys `inflater`, whose reader reports it.
    (0,external_node_stream_promises_.pipeline)(data, inflater, { signal }).catch(() => undefined);
    return inflater;
}
function describeContent(size, sum) {
    return `${size} bytes with CRC-32 ${sum.toString(16).padStart(8, '0')}`;
}

;// CONCATENATED MODULE: ./lib/archive/zip/entries.js

// A control character could forge a line in a log; U+FFFD replaces bytes that are not UTF-8.
const unprintable = /[\u0000-\u001f\u007f\ufffd]/;
const outside = /^\/|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i;
/** The entries by name, in their order; throws `ZIP_MEMBER` if one is unsafe or a name occurs twice. */
function checkZipEntries(path, entries) {
    const found = new Map();
    for (const entry of entries) {
        const problem = findProblem(entry) ?? (found.has(entry.name) ? 'is there twice' : undefined);
        if (problem)
            throw zipMemberError(path, entry.name, problem);
        found.set(entry.name, entry);
    }
    return found;
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

// EXTERNAL MODULE: ./lib/archive/zip/records.js + 2 modules
var records = __webpack_require__(9108);
;// CONCATENATED MODULE: ./lib/archive/zip/read.js









const mostMembers = 1000;
/** Opens a zip file of unknown origin; throws `ZIP_INVALID` if it is not one, `ZIP_MEMBER` if a member is unsafe. */
async function openZip(archive) {
    const path = typeof archive === 'string' ? archive : archive.path;
    let source;
    try {
        source = typeof archive === 'string' ? await openFile(archive) : archive;
        const entries = await readDirectory(source);
        return new ZipArchive(source, checkZipEntries(path, entries.map(toZipEntry)));
    }
    catch (error) {
        await source?.close?.();
        throw invalidZip(path, error);
    }
}
async function openFile(path) {
    const file = await (0,promises_.open)(path);
    const { size } = await file.stat();
    return { path, size, read: (offset, length) => (0,file_range/* readRange */.Z)(file, offset, length), close: () => file.close() };
}
/** A zip file that is open for reading. */
class ZipArchive {
    #source;
    #entries;
    #streams = new Set();
    constructor(source, entries) {
        this.#source = source;
        this.#entries = entries;
    }
    /** The members in the order of the directory. */
    get members() {
        return [...this.#entries.values()];
    }
    /** Reads a small member as a whole; rejects as `stream` and its stream do. */
    async read(name, options) {
        const stream = await this.stream(name, options);
        return Buffer.concat((await stream.toArray()));
    }
    /**
     * Streams a member; rejects with `ZIP_MEMBER` if there is none of that name. The stream fails with `ZIP_TOO_LARGE`,
     * with `ZIP_CRC` if the content is not what the directory declares, and with `ZIP_INVALID` if it is truncated.
     */
    async stream(name, { limit = Infinity, signal }) {
        const entry = this.#entries.get(name);
        const { path, read } = this.#source;
        if (!entry)
            throw zipMemberError(path, name, `is missing, there are: ${[...this.#entries.keys()].join(', ')}`);
        if (entry.size > limit)
            throw zipMemberTooLarge(path, name, limit);
        const data = read(await this.#findData(entry), entry.compressedSize, signal);
        const bytes = expandZipMember(data, { path, entry, limit, signal });
        const content = external_node_stream_.Readable.from(bytes, { objectMode: false });
        this.#streams.add(content);
        return content.once('close', () => this.#streams.delete(content));
    }
    /** Where the data of a member begins in the file, if it is stored uncompressed; otherwise undefined. */
    async findStored(name) {
        const entry = this.#entries.get(name);
        return entry?.method === 0 ? this.#findData(entry) : undefined;
    }
    /** Destroys the streams that are open, and closes the file. */
    async close() {
        for (const stream of this.#streams)
            stream.destroy();
        await this.#source.close?.();
    }
    async [Symbol.asyncDispose]() {
        await this.close();
    }
    async #findData({ offset }) {
        const { path, size, read } = this.#source;
        // The declared offset may be larger than what `read` accepts as a position.
        const length = (0,records/* measureLocalHeader */.VD)(await (0,byte_source/* readBytes */.io)(read, Math.min(offset, size), 30));
        if (length === undefined)
            throw invalidZip(path, new Error(`there is no member at ${offset}`));
        return offset + length;
    }
}
// yauzl only reads the directory: its read streams leak when their reader leaves early, and crash when two of them do.
async function readDirectory(source) {
    const zip = await openDirectory(source);
    if (zip.entryCount > mostMembers)
        throw new Error(`it holds ${zip.entryCount} members, allowed: ${mostMembers}`);
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
function openDirectory(source) {
    // Without decoding, because yauzl would report a bad name as a damaged file.
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
    return new Promise((resolve, reject) => {
        (0,yauzl/* fromRandomAccessReader */.hH)(new DirectoryReader(source), source.size, options, (error, zip) => {
            if (error)
                reject(error);
            else
                resolve(zip);
        });
    });
}
/** Reads for yauzl. */
class DirectoryReader extends yauzl/* RandomAccessReader */.lJ {
    #source;
    constructor(source) {
        super();
        this.#source = source;
    }
    read(buffer, offset, length, position, callback) {
        const reading = (0,byte_source/* readBytes */.io)(this.#source.read, position, length).then(bytes => {
            if (bytes.copy(buffer, offset) < length)
                throw new Error('unexpected EOF');
        });
        reading.then(() => callback(null), callback);
    }
}
function toZipEntry(entry) {
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

// EXTERNAL MODULE: ./lib/archive/format/metadata.js
var metadata = __webpack_require__(69147);
;// CONCATENATED MODULE: ./lib/archive/format/archive-file.js
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










/** More bytes than any real image has; a larger one is a decompression bomb. */
const defaultSizeLimit = 100_000_000_000;
const metadataLimit = 4 * 1024 * 1024;
/**
 * Opens the docker tar in an archive file, whatever the name of the file: a zip with one `.docker` member, a tar, or a tar
 * compressed with gzip or zstd. Fails with `ARCHIVE_TOO_LARGE`, `ARCHIVE_COMPRESSION`, `ZIP_*`, or an error of zlib if its bytes are damaged.
 */
async function openArchiveTar(path, { limit, signal }) {
    const start = await readStart(path);
    if (isZip(start))
        return openZippedTar(path, { limit, signal });
    refuseOtherCompression(path, start);
    const compression = (0,decompress/* detectCompression */.IR)(start);
    if (compression === 'none' && (await (0,promises_.stat)(path)).size > limit)
        throw (0,size_budget/* archiveTooLarge */.c)(limit);
    const file = (0,external_node_fs_.createReadStream)(path, { highWaterMark: 256 * 1024 });
    if (compression === 'none')
        return file;
    const tar = limitSize(limit);
    // A failure destroys `tar`, whose reader reports it.
    (0,external_node_stream_promises_.pipeline)(file, (0,decompress/* createDecompressor */.Li)(compression), tar, { signal }).catch(() => undefined);
    return tar;
}
/** Bytes of the tar in an archive file; undefined if only decompressing it would tell. Throws `ZIP_*`. */
async function measureArchiveTar(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const start = await readStart(path);
        if ((0,decompress/* detectCompression */.IR)(start) !== 'none')
            return undefined;
        if (!isZip(start))
            return (await (0,promises_.stat)(path)).size;
        const zip = __addDisposableResource(env_1, await openZip(path), true);
        return findDockerMember(path, zip).size;
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
/** Finds the tar that a zip stores uncompressed; undefined if it is compressed. Throws `ZIP_*`. */
async function findStoredTar(archive) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const zip = __addDisposableResource(env_2, await openZip(archive), true);
        const { name, size } = findDockerMember(pathOf(archive), zip);
        const start = await zip.findStored(name);
        return start === undefined ? undefined : { start, size };
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
/** The metadata.json of an archive, not verified; undefined if it has none that can be read. */
async function readArchiveMetadata(archive, signal) {
    try {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            if (!isZip(await readStart(archive)))
                return undefined;
            const zip = __addDisposableResource(env_3, await openZip(archive), true);
            const content = await zip.read('metadata.json', { limit: metadataLimit, signal });
            return (0,metadata/* parseMetadata */.jR)(content.toString('utf8'));
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            const result_3 = __disposeResources(env_3);
            if (result_3)
                await result_3;
        }
    }
    catch {
        signal.throwIfAborted();
        return undefined;
    }
}
async function openZippedTar(path, options) {
    const zip = await openZip(path);
    try {
        const tar = await zip.stream(findDockerMember(path, zip).name, options);
        tar.once('close', () => void zip.close());
        return tar;
    }
    catch (error) {
        await zip.close();
        throw error;
    }
}
function findDockerMember(path, zip) {
    const found = zip.members.filter(({ name }) => name.endsWith('.docker'));
    const [member] = found;
    if (member && found.length === 1)
        return member;
    const members = found.length === 0
        ? 'no .docker member'
        : `${found.length} .docker members (${found.map(({ name }) => name).join(', ')})`;
    throw new errors/* ActionError */.lZ('ZIP_MEMBER', `zip file ${path} holds ${members}, allowed: one`, {
        hint: `unzip -Z '${path}'`,
    });
}
// What engines unpack as well, but this action does not.
const otherCompressions = [
    { magic: 'fd377a58', name: 'xz', command: 'xz -d' },
    { magic: '425a68', name: 'bzip2', command: 'bzip2 -d' },
    { magic: '04224d18', name: 'lz4', command: 'lz4 -d' },
];
function refuseOtherCompression(path, start) {
    const found = otherCompressions.find(({ magic }) => start.toString('hex').startsWith(magic));
    if (!found)
        return;
    const message = `${path} is compressed with ${found.name}, allowed: gzip, zstd, or none`;
    throw new errors/* ActionError */.lZ('ARCHIVE_COMPRESSION', message, { hint: `${found.command} '${path}'` });
}
function readStart(archive) {
    return (0,byte_source/* readBytes */.io)(typeof archive === 'string' ? (0,byte_source/* fileReader */.q2)(archive) : archive.read, 0, decompress/* magicLength */.Yn);
}
function pathOf(archive) {
    return typeof archive === 'string' ? archive : archive.path;
}
// The magic number of a member, or of the directory of an empty zip.
function isZip(start) {
    return ['504b0304', '504b0506'].includes(start.toString('hex'));
}
function limitSize(limit) {
    let size = 0;
    return new external_node_stream_.Transform({
        transform(chunk, _encoding, done) {
            size += chunk.length;
            if (size > limit)
                done((0,size_budget/* archiveTooLarge */.c)(limit));
            else
                done(null, chunk);
        },
    });
}


/***/ }),

/***/ 1253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ explainBroken)
/* harmony export */ });
/* harmony import */ var _compress_decompress_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7521);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25540);


/** Turns the error of whatever failed first while a tar was read into one that says what is wrong with the archive. */
function explainBroken(error, signal) {
    if (signal.aborted)
        return signal.reason;
    const message = error instanceof Error ? error.message : '';
    if ((0,_compress_decompress_js__WEBPACK_IMPORTED_MODULE_0__/* .isDecompressionError */ .ir)(error) ||
        /Unexpected end of data|Invalid (tar )?header|Header exceeds max size/.test(message))
        return (0,_member_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidArchive */ .mD)(`is truncated or not a tar: ${message}`, error);
    // The documents of a foreign archive are used as if they were well-formed.
    if (error instanceof TypeError)
        return (0,_member_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidArchive */ .mD)(`has malformed documents: ${message}`, error);
    return error;
}


/***/ }),

/***/ 65714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ readEntryPath)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/archive/format/member.js
var member = __webpack_require__(25540);
;// CONCATENATED MODULE: ./lib/archive/format/member-path.js


// Engines ignore whatever follows a NUL.
const forbidden = /[\\\u0000-\u001f\u007f]/;
/** The normalised path of a member; throws `ARCHIVE_INVALID` if it is unsafe or leads out of the archive. */
function safeMemberPath(name) {
    if (forbidden.test(name)) {
        throw (0,member/* invalidArchive */.mD)(`holds ${JSON.stringify(name)}, a path with control characters or backslashes`);
    }
    const path = external_node_path_.posix.normalize(name).replace(/\/$/, '');
    if (path.startsWith('/') || path === '..' || path.startsWith('../')) {
        throw (0,member/* invalidArchive */.mD)(`holds ${JSON.stringify(name)}, a path out of the archive`);
    }
    return path;
}
/** The path of the file that a hard link at `path` names; throws `ARCHIVE_INVALID` if it is out of the archive. */
function hardLinkTarget(path, target) {
    const found = safeMemberPath(target);
    if (found === path)
        throw (0,member/* invalidArchive */.mD)(`holds ${path}, a link to itself`);
    return found;
}
/** The path that a symbolic link at `path` leads to; throws `ARCHIVE_INVALID` if it leads out of the archive. */
function safeLinkTarget(path, target) {
    if (target.startsWith('/'))
        throw (0,member/* invalidArchive */.mD)(`holds ${path}, a link to ${target}, out of the archive`);
    return safeMemberPath(external_node_path_.posix.join(external_node_path_.posix.dirname(path), target));
}

;// CONCATENATED MODULE: ./lib/archive/format/entry-path.js


const specialTypes = new Set(['character-device', 'block-device', 'fifo']);
/** Reads the header of an entry; throws `ARCHIVE_INVALID` if an archive must not hold it. */
function readEntryPath({ name, type, linkname }) {
    // Null in a header without a target, despite its type.
    const target = linkname ?? '';
    const path = safeMemberPath(name);
    if (type === 'directory')
        return { kind: 'folder', path };
    if (type === 'symlink')
        return { kind: 'link', path, target: safeLinkTarget(path, target) };
    if (type === 'link')
        return { kind: 'link', path, target: hardLinkTarget(path, target) };
    if (type === 'file' || type === 'contiguous-file')
        return { kind: 'file', path };
    throw (0,member/* invalidArchive */.mD)(`holds ${name}, a ${specialTypes.has(type) ? type : 'file of an unknown type'}`);
}


/***/ }),

/***/ 70173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Be: () => (/* binding */ SeveralImagesError),
/* harmony export */   Ny: () => (/* binding */ chooseImage),
/* harmony export */   q9: () => (/* binding */ findOtherLayers)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88758);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68424);



/** The error for an archive of several images when nothing says which one is meant: `ARCHIVE_SEVERAL`. */
class SeveralImagesError extends _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    images;
    constructor(images) {
        super('ARCHIVE_SEVERAL', `the image archive holds ${images.length} images, not one: ${listImages(images)}`, {
            hint: adviseChoice(images),
        });
        this.images = images;
    }
}
/** Chooses the one image that is meant. Throws `ARCHIVE_SEVERAL`, and `PLATFORM` if none of them is for the platform. */
function chooseImage(images, choice) {
    const known = narrow(images, image => hasId(image, choice.imageid ?? ''));
    const named = narrow(narrow(known, isNamed(choice.reference)), isOfRepository(choice.reference));
    const chosen = groupByNames(named).flatMap(group => chooseByPlatform(group, choice));
    const [image] = chosen;
    if (image && chosen.length === 1)
        return image;
    throw new SeveralImagesError(chosen.map(each => ({ ...each, otherLayers: findOtherLayers(each, images) })));
}
/** The paths of the layers that an archive of these images holds for others than one of them. */
function findOtherLayers({ files }, images) {
    return new Set(images.flatMap(image => image.files).filter(path => !files.includes(path)));
}
// What fits no image decides nothing here: the caller compares it with the image that is found.
function narrow(images, fits) {
    const fitting = images.filter(fits);
    return fitting.length > 0 ? fitting : images;
}
function hasId({ configDigest, oci }, imageid) {
    return [configDigest, oci?.indexDigest].some(digest => digest?.startsWith(`sha256:${imageid}`));
}
function isNamed(reference = '') {
    const asked = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(reference);
    return ({ names }) => names.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2).some(name => name?.repository === asked?.repository && name?.tag === asked?.tag);
}
function isOfRepository(reference = '') {
    const asked = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(reference);
    return ({ names }) => names.some(name => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(name)?.repository === asked?.repository);
}
// Images with the same names, or with none, are one image for several platforms.
function groupByNames(images) {
    return [...Map.groupBy(images, ({ names }) => JSON.stringify(names.toSorted())).values()];
}
function chooseByPlatform(group, { platform, usualPlatform }) {
    // The caller compares the platform with that of the only image.
    if (group.length === 1)
        return [...group];
    const inManifest = group.filter(image => image.inManifest);
    const wanted = platform ?? usualPlatform;
    if (!wanted)
        return inManifest.length > 0 ? inManifest : [...group];
    const fitting = group.filter(image => (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .samePlatform */ .my)(image.platform, wanted));
    if (fitting.length > 0)
        return [...narrow(fitting, image => image.inManifest)];
    if (!platform && inManifest.length > 0)
        return inManifest;
    throw noImageFor(wanted, group);
}
function noImageFor(wanted, group) {
    const platforms = [...new Set(group.map(image => (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(image.platform)))];
    const there = platforms.slice(0, mostListed).map(shorten).join(', ');
    const message = `the image archive has no image for ${(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(wanted)}, there is: ${there}`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('PLATFORM', message, { hint: `platform: ${shorten(platforms[0] ?? '')}` });
}
// The number and length of the names are up to the author of the archive.
const mostListed = 20;
const longestTitle = 300;
function listImages(images) {
    const listed = images.slice(0, mostListed).map(image => JSON.stringify(shorten(titleOf(image))));
    const more = images.length > mostListed ? [`${images.length - mostListed} more`] : [];
    return [...listed, ...more].join(', ');
}
function titleOf({ configDigest, platform, names }) {
    return names.length > 0 ? names.join(' and ') : `${configDigest} for ${(0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq)(platform)}`;
}
function shorten(text) {
    return text.slice(0, longestTitle);
}
function adviseChoice(images) {
    const name = images.flatMap(({ names }) => names).find(each => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(each)?.tag !== undefined);
    const { repository = '', tag = '' } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(name ?? '') ?? {};
    return name === undefined ? undefined : `Say which:\n  with:\n    image: ${repository}\n    version: ${tag}`;
}


/***/ }),

/***/ 88416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ configPlatform),
/* harmony export */   M: () => (/* binding */ readImageConfig)
/* harmony export */ });
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67429);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25540);


const texts = ['created', 'os', 'architecture', 'variant'];
/** Reads an image configuration; throws `ARCHIVE_INVALID` if the member is not one. */
function readImageConfig(member) {
    const config = (0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .readMemberJson */ .j$)(member);
    if (!isImageConfig(config))
        throw (0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidArchive */ .mD)(`holds ${member.name}, which is not an image configuration`);
    // An engine with a containerd store would accept the image and then be unable to show it.
    if (![config, ...(config.history ?? [])].every(({ created }) => (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(created, isEngineDate)))
        throw (0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidArchive */ .mD)(`holds ${member.name}, an image configuration with a date that engines cannot read`);
    return config;
}
/** The platform that an image is for. */
function configPlatform({ os, architecture, variant }) {
    return { os: os ?? '', architecture: architecture ?? '', ...(variant && { variant }) };
}
// RFC 3339, as Go reads it.
function isEngineDate(value) {
    return ((0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(value) &&
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
        !Number.isNaN(Date.parse(value)));
}
function isImageConfig(value) {
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, [...texts, 'config', 'history', 'rootfs']))
        return false;
    const { rootfs, config, history } = value;
    const isLabelled = (labelled) => (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(labelled, ['Labels']) && (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(labelled['Labels'], _core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isTextMap */ .kn);
    return (texts.every(field => (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(value[field], _core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)) &&
        (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(config, isLabelled) &&
        (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(history, steps => Array.isArray(steps) && steps.every(step => (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(step, ['created']))) &&
        (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(rootfs, ['diff_ids']) &&
        (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isOptional */ .dK)(rootfs['diff_ids'], ids => Array.isArray(ids) && ids.every(_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)));
}


/***/ }),

/***/ 61171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readSettings),
/* harmony export */   w: () => (/* binding */ isSettings)
/* harmony export */ });
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67429);

/** Reads the settings of a configuration; a malformed one counts as absent. */
function readSettings({ User, Entrypoint, Cmd, ExposedPorts, Env }) {
    return {
        user: (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(User) ? User : '',
        entrypoint: (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isTexts */ .VP)(Entrypoint) ? Entrypoint : [],
        cmd: (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isTexts */ .VP)(Cmd) ? Cmd : [],
        exposed_ports: (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(ExposedPorts, []) ? Object.keys(ExposedPorts).sort() : [],
        env_count: (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isTexts */ .VP)(Env) ? Env.length : 0,
    };
}
/** Whether a value has the form of `ImageSettings`. */
function isSettings(value) {
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(value, []))
        return false;
    const { user, entrypoint, cmd, exposed_ports: ports, env_count: count } = value;
    return (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(user) && [entrypoint, cmd, ports].every(_core_guards_js__WEBPACK_IMPORTED_MODULE_0__/* .isTexts */ .VP) && Number.isSafeInteger(count);
}


/***/ }),

/***/ 17568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ copyMember),
/* harmony export */   a: () => (/* binding */ keptLimit)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38321);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(67429);
/* harmony import */ var _compress_decompress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7521);
/* harmony import */ var _member_inspector_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37715);
/* harmony import */ var _entry_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(65714);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(25540);
/* harmony import */ var _name_annotations_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(43514);
/* harmony import */ var _rewrite_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(80584);
/* harmony import */ var _root_documents_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(67389);











/** Bytes of all documents of an archive together that are kept in memory. */
const keptLimit = 64 * 1024 * 1024;
/**
 * Copies a member into another tar and inspects it; undefined for a folder. Throws `ARCHIVE_INVALID` if an archive must not
 * hold it.
 */
async function copyMember(entry, options) {
    const { rewrite } = options;
    const { size } = entry.header;
    const { path, kind, target } = (0,_entry_path_js__WEBPACK_IMPORTED_MODULE_5__/* .readEntryPath */ .w)(entry.header);
    if (kind === 'folder') {
        copyFolder(entry, options, path);
        return undefined;
    }
    if (kind === 'link')
        return copyLink(entry, options, path, target);
    if (path === 'index.json' && size <= _core_guards_js__WEBPACK_IMPORTED_MODULE_10__/* .documentLimit */ .NL && !rewrite)
        return copyIndex(entry, options, path);
    return copyFile(entry, options, path, size);
}
async function copyFile(entry, options, path, size) {
    const { budget, rewrite, signal } = options;
    const unpackedSize = rewrite?.unpack?.get(path);
    const inspector = new _member_inspector_js__WEBPACK_IMPORTED_MODULE_4__/* .MemberInspector */ .a({
        keeps: start => isKept(path, size, start, options),
        // The name of a blob proves it; anything else is proved by what it unpacks to.
        budget: rewrite || (0,_member_js__WEBPACK_IMPORTED_MODULE_6__/* .blobHex */ .r8)(path) === undefined ? budget : undefined,
        signal,
        onCompression: compression => {
            const known = compression === 'zstd' ? rewrite?.unpack?.has(path) !== false : unpackedSize === undefined;
            if (!known)
                throw new _rewrite_js__WEBPACK_IMPORTED_MODULE_8__/* .UnpackedSizeNeeded */ .E(path);
        },
    });
    const header = { ...normaliseHeader(entry.header, path), size: unpackedSize ?? size };
    await copyContent(entry, inspector, options, header, path);
    return { name: path, size, ...(await inspector.finish()) };
}
// Many small layers must not use up the memory for documents.
function isKept(path, size, start, { kept }) {
    if (size > _core_guards_js__WEBPACK_IMPORTED_MODULE_10__/* .documentLimit */ .NL || (0,_root_documents_js__WEBPACK_IMPORTED_MODULE_9__/* .isRootDocument */ .sp)(path))
        return size <= _core_guards_js__WEBPACK_IMPORTED_MODULE_10__/* .documentLimit */ .NL;
    if (kept.bytes + size > keptLimit || !/^\s*[[{]/.test(start.toString('latin1', 0, 64)))
        return false;
    kept.bytes += size;
    return true;
}
async function copyContent(entry, inspector, { tar, rewrite, signal }, header, path) {
    const inspect = (chunks) => inspector.inspect(chunks);
    if (rewrite?.omits(path))
        return (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(entry, inspect, discard, { signal });
    const unpackedSize = rewrite?.unpack?.get(path);
    if (unpackedSize === undefined)
        return (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(entry, inspect, openEntry(tar, header), { signal });
    const expect = expectSize(path, unpackedSize);
    return (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(entry, inspect, (0,_compress_decompress_js__WEBPACK_IMPORTED_MODULE_3__/* .createDecompressor */ .Li)('zstd'), expect, openEntry(tar, header), { signal });
}
// What an archive records of a member may be wrong.
function expectSize(path, size) {
    return async function* (contents) {
        let left = size;
        for await (const content of contents) {
            left -= content.length;
            if (left < 0)
                break;
            yield content;
        }
        if (left !== 0)
            throw new _rewrite_js__WEBPACK_IMPORTED_MODULE_8__/* .UnpackedSizeNeeded */ .E(path);
    };
}
async function discard(chunks) {
    const iterator = chunks[Symbol.asyncIterator]();
    while ((await iterator.next()).done !== true)
        ;
}
async function copyIndex(entry, { tar }, path) {
    const content = removeSources(await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_1__.buffer)(entry));
    tar.entry({ ...normaliseHeader(entry.header, path), size: content.length }, content);
    return (0,_member_js__WEBPACK_IMPORTED_MODULE_6__/* .documentMember */ .eT)(path, content);
}
// The containerd store records in the index every registry it ever pushed an image to. That is not part of the image,
// changes with the next push, and may reveal the names of internal hosts.
function removeSources(index) {
    if (!index.includes('containerd.io/distribution.source.'))
        return index;
    const keep = (key, value) => ((0,_name_annotations_js__WEBPACK_IMPORTED_MODULE_7__/* .isSourceAnnotation */ .VC)(key) ? undefined : value);
    return Buffer.from(JSON.stringify((0,_member_js__WEBPACK_IMPORTED_MODULE_6__/* .parseMember */ .yl)('index.json', index, keep)));
}
// tar-stream builds on streamx, whose writables work in a pipeline but do not have Node's types.
function openEntry(tar, header) {
    return tar.entry(header);
}
function copyFolder(entry, { tar, rewrite }, path) {
    entry.resume();
    if (!rewrite?.omits(path))
        tar.entry(normaliseHeader(entry.header, path)).end(undefined);
}
// A hard link becomes a symbolic one, because the containerd store ignores hard links.
function copyLink(entry, { tar, rewrite }, path, target) {
    entry.resume();
    const linkname = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path), target);
    const header = { ...normaliseHeader(entry.header, path), type: 'symlink', linkname };
    if (!rewrite?.omits(path))
        tar.entry(header).end(undefined);
    return (0,_member_js__WEBPACK_IMPORTED_MODULE_6__/* .linkMember */ .Vj)(path, target);
}
// Without owner and time the same image gives the same bytes; modes stay as the engine wrote them.
function normaliseHeader(header, name) {
    return { ...header, name, pax: null, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' };
}


/***/ }),

/***/ 37715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ MemberInspector)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/archive/compress/decompress.js + 1 modules
var decompress = __webpack_require__(7521);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/archive/compress/unpacking.js
var unpacking = __webpack_require__(55997);
;// CONCATENATED MODULE: ./lib/archive/compress/unpacked-digest.js



/** Decompresses a copy of a stream to hash its content. */
class UnpackedDigest {
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #unpacking;
    #signal;
    #size = 0;
    #damaged = false;
    constructor(compression, budget, signal) {
        const onContent = (content) => {
            budget.spend(content.length);
            this.#size += content.length;
            this.#hash.update(content);
        };
        this.#unpacking = new unpacking/* Unpacking */.h(compression, onContent, signal);
        this.#signal = signal;
    }
    /** Takes the next compressed bytes; waits while decompression lags behind. */
    async write(chunk) {
        if (!this.#damaged)
            await this.#unpacking.write(chunk).catch(this.#tolerate);
    }
    /** What the stream held; undefined if it is damaged. Throws `ARCHIVE_TOO_LARGE`. */
    async end() {
        if (!this.#damaged)
            await this.#unpacking.end().catch(this.#tolerate);
        return this.#damaged ? undefined : { size: this.#size, sha256: this.#hash.digest('hex') };
    }
    // Damaged content is not an error yet: it may belong to a member that the image does not use.
    #tolerate = (error) => {
        if (error instanceof errors/* ActionError */.lZ || this.#signal.aborted)
            throw error;
        this.#damaged = true;
    };
}

;// CONCATENATED MODULE: ./lib/archive/format/member-inspector.js



/** Inspects the bytes of a member while they are copied. */
class MemberInspector {
    #options;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #kept;
    #begun = false;
    #start = Buffer.alloc(0);
    #compression;
    #unpacked;
    constructor(options) {
        this.#options = options;
    }
    /** Yields the bytes unchanged. */
    async *inspect(chunks) {
        for await (const chunk of chunks) {
            this.#hash.update(chunk);
            this.#keep(chunk);
            await this.#unpack(chunk);
            yield chunk;
        }
    }
    /** The result, once all bytes have been inspected. Throws `ARCHIVE_TOO_LARGE`. */
    async finish() {
        const unpacked = await this.#unpacked?.end();
        return {
            sha256: this.#hash.digest('hex'),
            compression: this.#compression ?? 'none',
            unpacked,
            damaged: this.#unpacked !== undefined && unpacked === undefined,
            content: this.#kept && Buffer.concat(this.#kept),
        };
    }
    #keep(chunk) {
        if (!this.#begun && this.#options.keeps?.(chunk))
            this.#kept = [];
        this.#begun = true;
        this.#kept?.push(chunk);
    }
    async #unpack(chunk) {
        if (this.#compression !== undefined)
            return this.#unpacked?.write(chunk);
        // The first chunk may be shorter than a magic number.
        this.#start = Buffer.concat([this.#start, chunk]);
        if (this.#start.length < decompress/* magicLength */.Yn)
            return undefined;
        const { budget, onCompression, signal } = this.#options;
        this.#compression = (0,decompress/* detectCompression */.IR)(this.#start);
        onCompression?.(this.#compression);
        if (this.#compression === 'none' || !budget)
            return undefined;
        this.#unpacked = new UnpackedDigest(this.#compression, budget, signal);
        return this.#unpacked.write(this.#start);
    }
}


/***/ }),

/***/ 53737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ verifyMembers)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/archive/format/image-choice.js
var image_choice = __webpack_require__(70173);
// EXTERNAL MODULE: ./lib/archive/format/image-config.js
var image_config = __webpack_require__(88416);
// EXTERNAL MODULE: ./lib/archive/format/image-settings.js
var image_settings = __webpack_require__(61171);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/guards.js
var guards = __webpack_require__(67429);
// EXTERNAL MODULE: ./lib/archive/format/member.js
var format_member = __webpack_require__(25540);
// EXTERNAL MODULE: ./lib/archive/format/oci.js + 1 modules
var oci = __webpack_require__(48743);
;// CONCATENATED MODULE: ./lib/archive/format/archive-images.js





/**
 * The images of an archive by manifest.json and index.json, each once. Throws `ARCHIVE_INVALID` if there are none,
 * `ARCHIVE_V1` if the archive comes from a Docker that wrote neither document.
 */
function readArchiveImages(members) {
    if (members.has('manifest.json'))
        return readDockerImages(members);
    if (!members.has('index.json') && isVersion1(members))
        throw version1Error();
    return readLayoutImages(members);
}
// Later archives hold these files too, for older engines, but with a manifest.
function isVersion1(members) {
    return [...members.keys()].some(path => /^[0-9a-f]{64}\/(VERSION|json)$/.test(path));
}
function version1Error() {
    const message = 'the image archive was saved by a Docker before 1.10: its image has a random id (v1) that proves nothing, allowed: archives with manifest.json or index.json';
    const hint = 'Load it into an engine that still accepts it, and save it again:\n  docker load -i FILE && docker save -o NEW IMAGE';
    return new errors/* ActionError */.lZ('ARCHIVE_V1', message, { hint });
}
function readDockerImages(members) {
    const list = (0,format_member/* readMemberJson */.j$)((0,format_member/* resolveMember */.Fg)(members, 'manifest.json', 'the manifest'));
    const entries = Array.isArray(list) ? list : [];
    if (entries.length === 0)
        throw (0,format_member/* invalidArchive */.mD)('describes no images in manifest.json, not one');
    const layout = (0,oci/* readOciImages */.qc)(members);
    const named = removeDuplicates(entries.map(entry => readEntry(entry, members, layout)));
    return [...named, ...findOtherPlatforms(named, members, layout)];
}
function readEntry(entry, members, layout) {
    if (!isEntry(entry))
        throw (0,format_member/* invalidArchive */.mD)('describes no images in manifest.json, not one');
    const { Config, RepoTags, Layers } = entry;
    const configFile = (0,format_member/* resolveMember */.Fg)(members, Config, 'the configuration');
    // Some programs give it a name without its digest; jib calls it config.json.
    const digestInName = /([0-9a-f]{64})(?:\.json)?$/.exec(Config)?.[1];
    if (digestInName !== undefined)
        (0,format_member/* verifyDigest */.Ub)(configFile.name, configFile.sha256, digestInName);
    const oci = layout.find(each => each.configDigest === `sha256:${configFile.sha256}`);
    return makeListed(members, { configFile, layers: Layers ?? [], names: RepoTags ?? [], oci, inManifest: true });
}
function isEntry(value) {
    if (!(0,guards/* isRecord */.u4)(value, []))
        return false;
    const { Config, RepoTags, Layers } = value;
    return (0,guards/* isText */.KH)(Config) && (0,guards/* isOptional */.dK)(RepoTags, guards/* isTexts */.VP) && (0,guards/* isOptional */.dK)(Layers, guards/* isTexts */.VP);
}
/** The images for other platforms under the indexes that lead to the images of manifest.json. */
function findOtherPlatforms(named, members, layout) {
    const known = new Set(named.map(({ configDigest }) => configDigest));
    const others = layout.filter(each => !known.has(each.configDigest) && isComplete(each, members));
    const found = others.flatMap(each => {
        const owner = named.find(({ oci }) => oci?.indexDigest !== undefined && oci.indexDigest === each.indexDigest);
        return owner ? [toListed(each, members, owner.names)] : [];
    });
    return removeDuplicates(found);
}
// An OCI layout as skopeo and buildx write it.
function readLayoutImages(members) {
    if ((0,oci/* readOciIndex */.K5)(members).length === 0)
        throw (0,format_member/* invalidArchive */.mD)('lacks the manifest, manifest.json or index.json');
    const images = (0,oci/* readOciImages */.qc)(members);
    if (images.length === 0)
        throw (0,format_member/* invalidArchive */.mD)('holds 0 images by its index.json, not one');
    // An engine saves the index of all platforms, and the layers of those that it has.
    const complete = images.filter(image => isComplete(image, members));
    const listed = complete.length > 0 ? complete : images.slice(0, 1);
    return removeDuplicates(listed.map(image => toListed(image, members, (0,oci/* readOciNames */.EM)(members, image))));
}
function isComplete({ artifact, configDigest, layers }, members) {
    return !artifact && [configDigest, ...layers].every(digest => members.has((0,format_member/* blobPath */.nD)(digest)));
}
function toListed(image, members, names) {
    const configFile = (0,format_member/* resolveMember */.Fg)(members, (0,format_member/* blobPath */.nD)(image.configDigest), 'the configuration');
    return makeListed(members, { configFile, layers: image.layers.map(format_member/* blobPath */.nD), names, oci: image, inManifest: false });
}
function makeListed(members, found) {
    const { configFile, layers } = found;
    const config = (0,image_config/* readImageConfig */.M)(configFile);
    const files = layers.map((path, i) => (0,format_member/* resolveMember */.Fg)(members, path, `layer ${i + 1}`).name);
    return { ...found, config, configDigest: `sha256:${configFile.sha256}`, platform: (0,image_config/* configPlatform */.K)(config), files };
}
/** Merges the names of each image that is listed several times. */
function removeDuplicates(images) {
    const merged = new Map();
    for (const image of images) {
        const before = merged.get(image.configDigest) ?? image;
        merged.set(image.configDigest, { ...before, names: [...new Set([...before.names, ...image.names])] });
    }
    return [...merged.values()];
}

;// CONCATENATED MODULE: ./lib/archive/format/member-verification.js







/** Verifies the members of a docker archive against each other; throws `ARCHIVE_*`, and `PLATFORM` as `chooseImage` does. */
function verifyMembers(members, choice = {}) {
    for (const member of members.values()) {
        verifyBlobName(member);
        verifyFolders(members, member.name);
    }
    const images = readArchiveImages(members);
    const image = (0,image_choice/* chooseImage */.Ny)(images, choice);
    const { config, configDigest, configFile, platform, names } = image;
    const layers = readLayers(members, image);
    return {
        layout: detectLayout(members),
        configDigest,
        configPath: configFile.name,
        ...findOciDigests(members, image, layers),
        repoTags: names,
        created: config.created ?? '',
        platform,
        labels: config.config?.Labels ?? {},
        settings: (0,image_settings/* readSettings */.s)(config.config ?? {}),
        layers,
        otherLayers: (0,image_choice/* findOtherLayers */.q9)(image, images),
    };
}
function detectLayout(members) {
    if (!members.has('manifest.json'))
        return 'oci';
    return members.has('index.json') ? 'docker+oci' : 'docker';
}
function readLayers(members, { layers: paths, config }) {
    const diffIds = config.rootfs.diff_ids ?? [];
    if (diffIds.length !== paths.length) {
        throw (0,format_member/* invalidArchive */.mD)(`has ${paths.length} layers where its configuration has ${diffIds.length}`);
    }
    return paths.map((path, i) => {
        const layer = (0,format_member/* resolveMember */.Fg)(members, path, `layer ${i + 1}`);
        const diffId = diffIds[i] ?? '';
        verifyLayer(layer, diffId.replace('sha256:', ''));
        return { ...describeLayer(layer), diff_id: diffId };
    });
}
function describeLayer({ sha256, size, name, compression, unpacked }) {
    const known = compression === 'none' ? size : unpacked?.size;
    const sizes = { size, ...(known !== undefined && { unpacked_size: known }) };
    return { digest: `sha256:${sha256}`, ...sizes, path: name, compression };
}
// The configuration has the digest of the unpacked layer. A layer that was not unpacked is verified by its name alone.
function verifyLayer(layer, diffId) {
    if (layer.damaged)
        throw (0,format_member/* invalidArchive */.mD)(`is damaged: ${layer.name} is ${layer.compression} that cannot be unpacked`);
    if (layer.compression === 'none')
        (0,format_member/* verifyDigest */.Ub)(layer.name, layer.sha256, diffId);
    else if (layer.unpacked)
        (0,format_member/* verifyDigest */.Ub)(`${layer.name} unpacked`, layer.unpacked.sha256, diffId);
    else if (!(0,format_member/* blobHex */.r8)(layer.name))
        (0,format_member/* verifyDigest */.Ub)(layer.name, layer.sha256, diffId);
}
function findOciDigests(members, { oci: image }, layers) {
    if (!image)
        return {};
    if (image.layers.join() !== layers.map(({ digest }) => digest).join()) {
        throw (0,format_member/* invalidArchive */.mD)(`has other layers by its index.json, in ${image.manifestDigest}, than by its manifest.json`);
    }
    const { manifestDigest, indexDigest } = image;
    const platforms = indexDigest === undefined ? [] : readPlatforms(members, indexDigest);
    return { manifestDigest, indexDigest, platforms: platforms.length > 1 ? platforms : undefined };
}
// The index may name images whose configurations the archive does not hold.
function readPlatforms(members, indexDigest) {
    const images = (0,oci/* readOciImages */.qc)(members).filter(image => image.indexDigest === indexDigest);
    const configs = new Set(images.map(({ configDigest }) => members.get((0,format_member/* blobPath */.nD)(configDigest))));
    return [...configs].flatMap(config => (config?.content ? [(0,image_config/* configPlatform */.K)((0,image_config/* readImageConfig */.M)(config))] : []));
}
// Engines unpack the archive to disk: behind a linked folder they would find another file than the one verified here.
function verifyFolders(members, name) {
    for (let folder = external_node_path_.posix.dirname(name); folder !== '.'; folder = external_node_path_.posix.dirname(folder)) {
        if (members.get(folder)?.link !== undefined)
            throw (0,format_member/* invalidArchive */.mD)(`holds ${name} behind ${folder}, a link`);
    }
}
function verifyBlobName(member) {
    const named = (0,format_member/* blobHex */.r8)(member.name);
    if (named !== undefined && member.link === undefined)
        (0,format_member/* verifyDigest */.Ub)(member.name, member.sha256, named);
}


/***/ }),

/***/ 25540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ resolveMember),
/* harmony export */   Ub: () => (/* binding */ verifyDigest),
/* harmony export */   Vj: () => (/* binding */ linkMember),
/* harmony export */   eT: () => (/* binding */ documentMember),
/* harmony export */   j$: () => (/* binding */ readMemberJson),
/* harmony export */   mD: () => (/* binding */ invalidArchive),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   r8: () => (/* binding */ blobHex),
/* harmony export */   yl: () => (/* binding */ parseMember)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _core_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53871);
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67429);




/** A member for a document that is in memory. */
function documentMember(name, content) {
    return { name, size: content.length, sha256: (0,_core_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .B)(content), compression: 'none', content };
}
/** A member for a link; `link` is the target, relative to the root of the archive. */
function linkMember(name, link) {
    return { name, size: 0, sha256: '', compression: 'none', link };
}
/** The member at a path, following symbolic links; throws `ARCHIVE_INVALID` if there is none. `what` names it in the error. */
function resolveMember(members, path, what) {
    // The pack CLI leaves out layers that its engine has.
    if (path === '')
        throw invalidArchive(`leaves out ${what}, so that only an engine that has it can load the archive`);
    const seen = new Set();
    let member = members.get(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path));
    while (member?.link !== undefined && !seen.has(member.name)) {
        seen.add(member.name);
        member = members.get(member.link);
    }
    // Engines report success for an archive whose manifest names files that it does not hold.
    if (!member || member.link !== undefined)
        throw invalidArchive(`lacks ${what}, ${path}`);
    return member;
}
/** Parses a member as JSON; throws `ARCHIVE_INVALID` if it is not an object or array, or too large. */
function readMemberJson(member) {
    if (member.size > _core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .documentLimit */ .NL) {
        throw invalidArchive(`holds ${member.name} of ${member.size} bytes, allowed: ${_core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .documentLimit */ .NL}`);
    }
    return parseMember(member.name, member.content ?? Buffer.alloc(0));
}
/** Parses the content of a member as JSON, with a reviver like that of `JSON.parse`; throws `ARCHIVE_INVALID` if it is not JSON. */
function parseMember(name, content, revive) {
    try {
        return JSON.parse(content.toString('utf8'), revive);
    }
    catch (cause) {
        throw invalidArchive(`holds ${name}, which contains no JSON object or array`, cause);
    }
}
/** The path of a blob in an OCI layout. */
function blobPath(digest) {
    return `blobs/${digest.replace(':', '/')}`;
}
/** The hex digits of the digest in the path of a blob; undefined for any other path. */
function blobHex(path) {
    return /^blobs\/sha256\/([0-9a-f]{64})$/.exec(path)?.[1];
}
/** The error for a file that is not an archive of one image; `problem` continues "the image archive …". */
function invalidArchive(problem, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('ARCHIVE_INVALID', `the image archive ${problem}`, { cause });
}
/** Throws `ARCHIVE_DIGEST` unless a member has the digest that it must have; both are 64 hex digits. */
function verifyDigest(name, found, expected) {
    if (found === expected)
        return;
    const message = `the image archive is damaged: ${name} is sha256:${found}, expected ${expected ? `sha256:${expected}` : 'a digest'}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('ARCHIVE_DIGEST', message);
}


/***/ }),

/***/ 69147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gi: () => (/* binding */ isFor),
/* harmony export */   W1: () => (/* binding */ isCombined),
/* harmony export */   hh: () => (/* binding */ identityDigest),
/* harmony export */   jR: () => (/* binding */ parseMetadata),
/* harmony export */   lQ: () => (/* binding */ recordedRepository),
/* harmony export */   so: () => (/* binding */ makeMetadata),
/* harmony export */   t6: () => (/* binding */ recordedDigest)
/* harmony export */ });
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3158);
/* harmony import */ var _image_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88758);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68424);
/* harmony import */ var _compress_decompress_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7521);
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67429);
/* harmony import */ var _image_settings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61171);






/** The metadata of a verified archive; `image.id` is what the engine shows. */
function makeMetadata(identity, image, facts, tarSize) {
    return {
        schema: 1,
        ...identity,
        imageid: (0,_image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(identityDigest(facts)),
        docker_id: image.id,
        config_digest: facts.configDigest,
        manifest_digest: facts.manifestDigest ?? '',
        index_digest: facts.indexDigest ?? '',
        layout: facts.layout,
        platform: (facts.platforms ?? [facts.platform]).map(_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlatform */ .Bq).join(','),
        created: facts.created,
        repo_tags: facts.repoTags,
        labels: facts.labels,
        settings: facts.settings,
        layers: facts.layers,
        tar_size: tarSize,
    };
}
/** The digest that an archive is named by: of its configuration, or of its index if it holds images for several platforms. */
function identityDigest({ configDigest, indexDigest, platforms }) {
    return (platforms && indexDigest) ?? configDigest;
}
/** Whether an archive holds the image for these platforms, and for no others. */
function isFor({ platform }, platforms) {
    const held = platform.split(',').map(text => (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .FL)(text));
    return held.length === platforms.length && platforms.every(each => held.some(one => one && (0,_image_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .samePlatform */ .my)(each, one)));
}
/** The repository that an archive's metadata records; undefined where no image can have it. */
function recordedRepository({ image }) {
    return (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(image)?.repository;
}
/** The digest that an archive is named by, from its metadata. */
function recordedDigest({ platform, config_digest, index_digest, }) {
    return isCombined({ platform }) ? index_digest : config_digest;
}
/** Whether an archive holds images for several platforms. */
function isCombined({ platform }) {
    return platform.includes(',');
}
/** Parses metadata.json; undefined if it does not have the form of `ArchiveMetadata`. */
function parseMetadata(text) {
    try {
        const read = JSON.parse(text);
        const texts = [read.name, read.image, read.version, read.tag, read.created, read.platform, read.layout];
        // Ids are sent to the engine, so they must be digests.
        const isImage = (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(read.docker_id) && (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc)(read.config_digest);
        if (read.schema !== 1 || !texts.every(_core_guards_js__WEBPACK_IMPORTED_MODULE_4__/* .isText */ .KH) || !isImage || !(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_4__/* .isTexts */ .VP)(read.repo_tags))
            return undefined;
        if (![read.manifest_digest, read.index_digest].every(_core_guards_js__WEBPACK_IMPORTED_MODULE_4__/* .isText */ .KH) || !(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_4__/* .isTextMap */ .kn)(read.labels))
            return undefined;
        const identity = String(read.platform).includes(',') ? read.index_digest : read.config_digest;
        if (read.settings !== undefined && !(0,_image_settings_js__WEBPACK_IMPORTED_MODULE_5__/* .isSettings */ .w)(read.settings))
            return undefined;
        if (read.imageid !== (0,_image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .shortId */ .m_)(identity) || typeof read.tar_size !== 'number')
            return undefined;
        return Array.isArray(read.layers) && read.layers.every(isLayer) ? read : undefined;
    }
    catch {
        return undefined;
    }
}
function isLayer(value) {
    const read = (value ?? {});
    const { digest, size, path, diff_id, compression, unpacked_size, offset } = read;
    if (![digest, diff_id].every(_core_guards_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc) || !(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_4__/* .isText */ .KH)(path) || !isCount(size))
        return false;
    const counts = [unpacked_size, offset].filter(each => each !== undefined);
    return (compression === undefined || (0,_compress_decompress_js__WEBPACK_IMPORTED_MODULE_3__/* .isCompression */ .zr)(compression)) && counts.every(isCount);
}
function isCount(value) {
    return Number.isSafeInteger(value) && Number(value) >= 0;
}


/***/ }),

/***/ 43514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VC: () => (/* binding */ isSourceAnnotation),
/* harmony export */   Y$: () => (/* binding */ annotatedName),
/* harmony export */   Zl: () => (/* binding */ isNameAnnotation),
/* harmony export */   db: () => (/* binding */ annotateNames)
/* harmony export */ });
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68424);

const containerdName = 'io.containerd.image.name';
const specifiedName = 'org.opencontainers.image.ref.name';
/** One entry of index.json per name, annotated for containerd and by the OCI specification; without names, the entry itself. */
function annotateNames(descriptor, names) {
    if (names.length === 0)
        return [descriptor];
    return names.map(name => ({
        ...descriptor,
        annotations: {
            ...descriptor.annotations,
            [containerdName]: canonicalName(name),
            [specifiedName]: name.slice(name.lastIndexOf(':') + 1),
        },
    }));
}
/** The name in the annotations of an entry of index.json: as containerd and buildx write it, or as the specification has it. */
function annotatedName({ annotations }) {
    return annotations?.[containerdName] ?? annotations?.[specifiedName];
}
/** Whether an annotation records a registry that an image came from or went to. */
function isSourceAnnotation(key) {
    return key.startsWith('containerd.io/distribution.source.');
}
/** Whether an annotation concerns the name or origin of an image, not the image itself. */
function isNameAnnotation(key) {
    return key.startsWith('io.containerd.') || isSourceAnnotation(key) || key === specifiedName;
}
function canonicalName(name) {
    const { host, path } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(name) ?? { host: '', path: name };
    const tag = name.slice(name.lastIndexOf(':'));
    const official = host === 'docker.io' && !path.includes('/') ? 'library/' : '';
    return `${host}/${official}${path}${tag}`;
}


/***/ }),

/***/ 48743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  LT: () => (/* binding */ areAttestation),
  pr: () => (/* binding */ readOciDocument),
  qc: () => (/* binding */ readOciImages),
  K5: () => (/* binding */ readOciIndex),
  EM: () => (/* binding */ readOciNames)
});

// EXTERNAL MODULE: ./lib/core/guards.js
var guards = __webpack_require__(67429);
// EXTERNAL MODULE: ./lib/archive/format/member.js
var format_member = __webpack_require__(25540);
// EXTERNAL MODULE: ./lib/archive/format/name-annotations.js
var name_annotations = __webpack_require__(43514);
;// CONCATENATED MODULE: ./lib/archive/format/oci-descriptor.js

const fields = ['mediaType', 'digest', 'size', 'platform', 'annotations'];
/** Whether a value is a descriptor. */
function isOciDescriptor(value) {
    if (!(0,guards/* isRecord */.u4)(value, fields))
        return false;
    const { mediaType, digest, platform, annotations } = value;
    return ((0,guards/* isDigest */.Bc)(digest) &&
        (0,guards/* isOptional */.dK)(mediaType, guards/* isText */.KH) &&
        (0,guards/* isOptional */.dK)(annotations, guards/* isTextMap */.kn) &&
        (0,guards/* isOptional */.dK)(platform, each => (0,guards/* isRecord */.u4)(each, [])));
}

;// CONCATENATED MODULE: ./lib/archive/format/oci.js




/** The entries of index.json; none if there is no such file. */
function readOciIndex(members) {
    const index = members.get('index.json');
    return index ? (readOciDocument(index).manifests ?? []) : [];
}
/**
 * The images that index.json leads to and whose manifests the archive holds, without attestations.
 * An entry may be an index of indexes: buildx makes one of each platform's image and its attestation.
 */
function readOciImages(members) {
    return readOciIndex(members).flatMap(top => {
        // A document that several indexes name is read once, so that indexes of indexes cannot multiply.
        const seen = new Set();
        const descend = (descriptor, depth) => {
            if (seen.has(descriptor.digest) || isAttestation(descriptor))
                return [];
            seen.add(descriptor.digest);
            const document = findDocument(members, descriptor);
            if (!document?.manifests)
                return toImages(document, { top, manifest: descriptor, depth });
            return document.manifests.flatMap(each => descend(each, depth + 1));
        };
        return descend(top, 0);
    });
}
/** The names that an OCI layout gives an image. */
function readOciNames(members, { top }) {
    const same = readOciIndex(members).filter(each => each.digest === top.digest);
    return [...new Set(same.map(name_annotations/* annotatedName */.Y$).filter(name => name !== undefined))];
}
/** Reads an index or a manifest; throws `ARCHIVE_INVALID` if a member is neither. */
function readOciDocument(member) {
    const document = (0,format_member/* readMemberJson */.j$)(member);
    if (isOciDocument(document))
        return document;
    throw (0,format_member/* invalidArchive */.mD)(`holds ${member.name}, which is not an index or manifest of an image`);
}
/** Whether all these layers belong to an attestation; an image with one such layer among others is still an image. */
function areAttestation(layers) {
    return layers.length > 0 && layers.every(({ mediaType }) => mediaType?.includes('in-toto'));
}
// As BuildKit marks them, whatever they consist of. No engine chooses this platform.
function isAttestation({ annotations, platform }) {
    return annotations?.['vnd.docker.reference.type'] === 'attestation-manifest' && platform?.['os'] === 'unknown';
}
// Signatures, charts and the like have layers, but none that could be unpacked.
function areArtifact(layers) {
    return layers.length > 0 && layers.every(({ mediaType }) => mediaType && !/tar|rootfs/.test(mediaType));
}
function findDocument(members, { digest }) {
    const blob = members.get((0,format_member/* blobPath */.nD)(digest));
    return blob && readOciDocument(blob);
}
// Engines go by the media type, so they could read a document that fits both forms differently.
function isOciDocument(value) {
    if (!(0,guards/* isRecord */.u4)(value, ['config', 'layers', 'manifests']))
        return false;
    const { config, layers, manifests } = value;
    const isList = (list) => Array.isArray(list) && list.every(isOciDescriptor);
    if (manifests && (config || layers))
        return false;
    return (0,guards/* isOptional */.dK)(config, isOciDescriptor) && (0,guards/* isOptional */.dK)(layers, isList) && (0,guards/* isOptional */.dK)(manifests, isList);
}
function toImages(document, { top, manifest, depth }) {
    if (!document?.config)
        return [];
    const layers = document.layers ?? [];
    if (areAttestation(layers))
        return [];
    const { digest: configDigest } = document.config;
    const digests = layers.map(({ digest }) => digest);
    const indexDigest = depth > 0 ? { indexDigest: top.digest } : {};
    const artifact = areArtifact(layers);
    return [
        { top, manifest, depth, manifestDigest: manifest.digest, ...indexDigest, configDigest, artifact, layers: digests },
    ];
}


/***/ }),

/***/ 80584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ UnpackedSizeNeeded),
/* harmony export */   W: () => (/* binding */ RetryNeeded)
/* harmony export */ });
/** Thrown while an archive is read when only reading it once more, with what is known then, can give the result. */
class RetryNeeded extends Error {
}
/** Thrown when a zstd member cannot be decompressed on the way because its decompressed size is not known yet. */
class UnpackedSizeNeeded extends RetryNeeded {
    constructor(path) {
        super(`${path} is compressed with zstd, which this engine cannot decompress`);
    }
}


/***/ }),

/***/ 67389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ findTopDescriptor),
/* harmony export */   sp: () => (/* binding */ isRootDocument),
/* harmony export */   vS: () => (/* binding */ rewriteRootDocuments)
/* harmony export */ });
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67429);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25540);
/* harmony import */ var _name_annotations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43514);
/* harmony import */ var _oci_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48743);




const documents = new Set(['manifest.json', 'index.json', 'oci-layout', 'repositories']);
/** Whether a member is one of the documents at the root of an archive, which list and name its images. */
function isRootDocument(path) {
    return documents.has(path);
}
/**
 * Rewrites the root documents of an archive for its one image, with these names only. An engine is given no names, so that
 * the image is visible under a name only once it is tagged. Throws `ARCHIVE_INVALID` when manifest.json and index.json lead
 * to different images, because then it would depend on the engine which one is loaded.
 */
function rewriteRootDocuments(facts, members, names = []) {
    const { configPath, layers } = facts;
    const tags = names.length > 0 ? names : null;
    const manifest = [{ Config: configPath, RepoTags: tags, Layers: layers.map(({ path }) => path) }];
    return [...rewriteIndex(facts, members, names), { name: 'manifest.json', content: JSON.stringify(manifest) }];
}
/** The entry of index.json that leads to the image alone, without its names; undefined if the archive is not an OCI layout. */
function findTopDescriptor({ manifestDigest, indexDigest }, members) {
    if (!members.get('oci-layout')?.content || !members.has('index.json'))
        return undefined;
    const top = (0,_oci_js__WEBPACK_IMPORTED_MODULE_2__/* .readOciIndex */ .K5)(members).find(({ digest }) => digest === (indexDigest ?? manifestDigest));
    if (!top)
        throw (0,_member_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidArchive */ .mD)('names another image in index.json than in manifest.json');
    const images = (0,_oci_js__WEBPACK_IMPORTED_MODULE_2__/* .readOciImages */ .qc)(members).filter(image => image.top.digest === top.digest);
    const chosen = images.find(image => image.manifestDigest === manifestDigest);
    // Given several images, the engine would choose one by platforms that were not verified, and not every engine finds an
    // image behind two indexes.
    const several = new Set(images.map(image => image.manifestDigest)).size > 1;
    return removeNames(chosen && (several || chosen.depth > 1) ? chosen.manifest : top);
}
function rewriteIndex(facts, members, names) {
    const layout = members.get('oci-layout')?.content;
    const top = findTopDescriptor(facts, members);
    if (!layout || !top)
        return [];
    return [
        { name: 'oci-layout', content: layout.toString('utf8') },
        { name: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests: (0,_name_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .annotateNames */ .db)(top, names) }) },
    ];
}
// An empty field is left out: JSON.stringify drops `undefined`.
function removeNames({ mediaType, digest, size, platform, annotations }) {
    const texts = Object.entries(platform ?? {}).filter(([, value]) => (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH)(value));
    const kept = Object.entries(annotations ?? {}).filter(([key]) => !(0,_name_annotations_js__WEBPACK_IMPORTED_MODULE_1__/* .isNameAnnotation */ .Zl)(key));
    return {
        mediaType: mediaType || undefined,
        digest,
        size,
        platform: texts.length > 0 ? Object.fromEntries(texts) : undefined,
        annotations: kept.length > 0 ? Object.fromEntries(kept) : undefined,
    };
}


/***/ }),

/***/ 27286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ readTarEntries)
/* harmony export */ });
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56118);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25540);



// Tars older than POSIX have no magic number, but a checksum. The types of tar-stream lack this option.
const readerOptions = { allowUnknownFormat: true };
/** Reads a tar to its end; `onEntry` must consume each entry. Throws `ARCHIVE_INVALID` for an entry that no tar can have. */
async function readTarEntries(tar, signal, onEntry) {
    const reader = (0,tar_stream__WEBPACK_IMPORTED_MODULE_1__.extract)(readerOptions);
    const reading = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_0__.pipeline)(tar, reader, { signal });
    const handling = (async () => {
        for await (const entry of reader) {
            checkSize(entry.header);
            await onEntry(entry);
        }
    })();
    try {
        await Promise.all([reading, handling]);
    }
    catch (error) {
        // Either ends the other, in any order: an error of `onEntry` may be the cause of the one that came first.
        await Promise.allSettled([reading, handling]);
        throw error;
    }
}
// Only files have content. Readers of tars disagree about what follows the header of anything else that has a size, and
// the content of such a folder would never end.
function checkSize({ name, type, size }) {
    const mayHaveContent = type === 'file' || type === 'contiguous-file';
    if (size > 0 && !mayHaveContent)
        throw (0,_member_js__WEBPACK_IMPORTED_MODULE_2__/* .invalidArchive */ .mD)(`is damaged: it holds ${name}, a ${type} of ${size} bytes`);
}


/***/ }),

/***/ 25934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ verifyTar),
/* harmony export */   b: () => (/* binding */ mostMembers)
/* harmony export */ });
/* harmony import */ var _compress_size_budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13038);
/* harmony import */ var _archive_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9651);
/* harmony import */ var _member_copy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17568);
/* harmony import */ var _member_verification_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53737);
/* harmony import */ var _broken_tar_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1253);
/* harmony import */ var _member_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25540);
/* harmony import */ var _tar_entries_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27286);
/* harmony import */ var _verified_tar_stream_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21125);








/** How many members an archive may have; an image has no more than 127 layers. */
const mostMembers = 10_000;
/**
 * Copies the tar of `docker save` and verifies it: members are hashed, and at the end everything that the manifest names
 * must be there. Headers are normalised, because newer engines write the time of the save into them. `rewrite` changes
 * members as well. The tar ends only when all is verified: a broken one is destroyed before its end.
 */
function verifyTar(source, signal, { onBytes = () => undefined, rewrite, choice } = {}) {
    const budget = new _compress_size_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .SizeBudget */ .T(rewrite?.limit ?? _archive_file_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultSizeLimit */ .OP);
    const write = (tar, members) => copyMembers(source, members, choice, { tar, rewrite, budget, kept: { bytes: 0 }, signal });
    return (0,_verified_tar_stream_js__WEBPACK_IMPORTED_MODULE_7__/* .produceVerifiedTar */ .s)({ write, explain: error => (0,_broken_tar_js__WEBPACK_IMPORTED_MODULE_4__/* .explainBroken */ .x)(error, signal), onBytes, signal });
}
async function copyMembers(source, members, choice, options) {
    let count = 0;
    await (0,_tar_entries_js__WEBPACK_IMPORTED_MODULE_6__/* .readTarEntries */ .E)(source, options.signal, async (entry) => {
        count += 1;
        if (count > mostMembers)
            throw (0,_member_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidArchive */ .mD)(`holds more than ${mostMembers} members`);
        const member = await (0,_member_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .copyMember */ .O)(entry, options);
        if (!member)
            return;
        if (members.has(member.name))
            throw (0,_member_js__WEBPACK_IMPORTED_MODULE_5__/* .invalidArchive */ .mD)(`holds ${member.name} twice`);
        members.set(member.name, member);
    });
    const facts = (0,_member_verification_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyMembers */ .$)(members, choice);
    await appendDocuments(options.tar, options.rewrite?.appendix(facts, members) ?? []);
    return facts;
}
async function appendDocuments(tar, documents) {
    for (const { name, content } of documents) {
        await new Promise((resolve, reject) => {
            tar.entry({ name, mtime: new Date(0) }, content, error => (error ? reject(error) : resolve()));
        });
    }
    tar.finalize();
}


/***/ }),

/***/ 21125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ findCause),
/* harmony export */   s: () => (/* binding */ produceVerifiedTar)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56118);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3828);
/* harmony import */ var _rewrite_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80584);





/** Produces a tar that can be read while it is written; a broken one is destroyed before its end. */
function produceVerifiedTar({ write, explain, onBytes, signal }) {
    const tar = (0,tar_stream__WEBPACK_IMPORTED_MODULE_2__.pack)();
    const members = new Map();
    let tarSize = 0;
    const counted = new node_stream__WEBPACK_IMPORTED_MODULE_0__.Transform({
        transform(chunk, _encoding, done) {
            tarSize += chunk.length;
            onBytes(chunk.length);
            done(null, chunk);
        },
    });
    const reading = (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(tar, counted, { signal });
    const writing = write(tar, members).catch((error) => {
        tar.destroy(error);
        throw error;
    });
    const facts = Promise.all([writing, reading]).then(([found]) => found, (error) => {
        const explained = explain(error);
        counted.destroy(explained);
        throw explained;
    });
    // The reader of the tar sees a failure too, so the facts need not be awaited.
    facts.catch(() => undefined);
    return { tar: counted, facts, members, tarSize: () => tarSize };
}
/** What was wrong with an archive whose reader failed with `error`, which may only say that the tar ended early. */
async function findCause(stream, error) {
    stream.tar.destroy(error);
    const reason = await stream.facts.then(() => undefined, (failure) => failure);
    return reason instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ || reason instanceof _rewrite_js__WEBPACK_IMPORTED_MODULE_4__/* .RetryNeeded */ .W ? reason : error;
}


/***/ }),

/***/ 88980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ WholeArchiveNeeded)
/* harmony export */ });
/** Why an archive cannot be loaded from its parts. */
class WholeArchiveNeeded extends Error {
    constructor(reason, cause) {
        super(reason, { cause });
        this.name = 'WholeArchiveNeeded';
    }
}


/***/ }),

/***/ 32561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ verifyArchive),
/* harmony export */   w: () => (/* binding */ checkArchivedImage)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3158);
/* harmony import */ var _image_repository_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84697);
/* harmony import */ var _format_archive_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9651);
/* harmony import */ var _format_metadata_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69147);
/* harmony import */ var _format_tar_verifier_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25934);






/** Reads a whole archive file and verifies that it holds the image that its name says; throws `ARCHIVE_*` or `ZIP_*`. */
async function verifyArchive(path, { imageid }, signal, choice = {}) {
    const tar = await (0,_format_archive_file_js__WEBPACK_IMPORTED_MODULE_3__/* .openArchiveTar */ .OG)(path, { limit: _format_archive_file_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultSizeLimit */ .OP, signal });
    const stream = (0,_format_tar_verifier_js__WEBPACK_IMPORTED_MODULE_5__/* .verifyTar */ .R)(tar, signal, { choice: { ...choice, imageid } });
    stream.tar.on('error', () => undefined).resume();
    const facts = await stream.facts;
    checkArchivedImage(path, facts, { imageid, repository: '' });
    return { facts, tarSize: stream.tarSize() };
}
/** Throws `ARCHIVE_OTHER` unless an archive holds the expected image, and `ARCHIVE_REPOSITORY` where that has names of other repositories only. */
function checkArchivedImage(path, facts, { imageid, repository }) {
    const { configDigest, repoTags } = facts;
    (0,_image_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .checkRepository */ .n)(path, (0,_image_repository_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOfTags */ .F)(repoTags, repository), repository);
    if ([configDigest, (0,_format_metadata_js__WEBPACK_IMPORTED_MODULE_4__/* .identityDigest */ .hh)(facts)].some(digest => digest.startsWith(`sha256:${imageid}`)))
        return;
    const found = imageid.length > 12 ? configDigest : (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(configDigest);
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ARCHIVE_OTHER', `${path} holds image ${found}, not ${imageid}`);
}


/***/ }),

/***/ 9108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ centralHeader),
  E7: () => (/* binding */ dataDescriptor),
  sp: () => (/* binding */ endRecords),
  $B: () => (/* binding */ localHeader),
  fk: () => (/* binding */ localName),
  VD: () => (/* binding */ measureLocalHeader)
});

;// CONCATENATED MODULE: ./lib/archive/zip/fields.js
/** Encodes fields one after the other. */
function encodeFields(...fields) {
    const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0));
    let at = 0;
    for (const [length, value] of fields) {
        at = length === 8 ? bytes.writeBigUInt64LE(BigInt(value), at) : bytes.writeUIntLE(value, at, length);
    }
    return bytes;
}

;// CONCATENATED MODULE: ./lib/archive/zip/zip64.js

// The most that the fields of the original format can hold; the value itself refers to the zip64 fields (APPNOTE
// 4.4.1.4).
const max16 = 0xffff;
const max32 = 0xffffffff;
/** The version of the format that has zip64, which writer and reader must support. */
const zip64Version = 45;
/** A 16-bit field for a count that may be larger. */
function limited16(value) {
    return [2, Math.min(value, max16)];
}
/** A 32-bit field for a size or an offset that may be larger. */
function limited32(value) {
    return [4, Math.min(value, max32)];
}
/** A 32-bit field whose value is always in the extra field. */
const moved32 = [4, max32];
/** The extra field with these values. */
function zip64Extra(values) {
    return encodeFields([2, 0x0001], [2, values.length * 8], ...values.map((value) => [8, value]));
}
/** The extra field with those values that do not fit into 32 bits; empty if all do (APPNOTE 4.5.3). */
function zip64ExtraIfNeeded(values) {
    const large = values.filter(value => value >= max32);
    return large.length > 0 ? zip64Extra(large) : Buffer.alloc(0);
}
/** The records before the end of the central directory; empty if its fields can hold the values (APPNOTE 4.3.14, 4.3.15). */
function zip64EndIfNeeded(directory, madeBy) {
    const { count, size, offset } = directory;
    if (count < max16 && size < max32 && offset < max32)
        return Buffer.alloc(0);
    return encodeFields([4, 0x06064b50], [8, 44], [2, madeBy], [2, zip64Version], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, offset], 
    // The locator of the record above.
    [4, 0x07064b50], [4, 0], [8, offset + size], [4, 1]);
}

;// CONCATENATED MODULE: ./lib/archive/zip/records.js


const madeByUnix = (3 << 8) | zip64Version;
// The sizes follow the data, and names are UTF-8.
const flags = 0x0808;
const regularFile = 0o100644 * 0x10000;
const methods = { store: 0, deflate: 8 };
const localSignature = 0x04034b50;
const nameOffset = 30;
/**
 * The header before the data of a member whose size is not known yet (APPNOTE 4.3.7). Its sizes are 64 bits wide even
 * for a small member: only the extra field tells a streaming reader how wide the sizes after the data are.
 */
function localHeader({ name, method, modified }) {
    const bytes = Buffer.from(name);
    const extra = zip64Extra([0, 0]);
    const head = encodeFields([4, localSignature], [2, zip64Version], ...methodAndTime(method, modified), [4, 0], moved32, moved32, [2, bytes.length], [2, extra.length]);
    return Buffer.concat([head, bytes, extra]);
}
/** Where the name of a member is in the file; it can be overwritten there by a name of the same length. */
function localName({ offset }) {
    return offset + nameOffset;
}
/** The length of a local header, from its first 30 bytes; undefined if they are not a local header. */
function measureLocalHeader(bytes) {
    if (bytes.length < nameOffset || bytes.readUInt32LE(0) !== localSignature)
        return undefined;
    return nameOffset + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
}
/** The record after the data of a member (APPNOTE 4.3.9). */
function dataDescriptor({ crc32, compressedSize, size }) {
    return encodeFields([4, 0x08074b50], [4, crc32], [8, compressedSize], [8, size]);
}
/** The entry of a member in the central directory (APPNOTE 4.3.12). */
function centralHeader({ name, method, modified, crc32, size, compressedSize, offset }) {
    const bytes = Buffer.from(name);
    const extra = zip64ExtraIfNeeded([size, compressedSize, offset]);
    const head = encodeFields([4, 0x02014b50], [2, madeByUnix], [2, zip64Version], ...methodAndTime(method, modified), [4, crc32], limited32(compressedSize), limited32(size), [2, bytes.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, regularFile], limited32(offset));
    return Buffer.concat([head, bytes, extra]);
}
/** The end of the file: `count` members, and the bytes and offset of the central directory (APPNOTE 4.3.16). */
function endRecords(directory) {
    const { count, size, offset } = directory;
    const end = encodeFields([4, 0x06054b50], [2, 0], [2, 0], limited16(count), limited16(count), limited32(size), limited32(offset), [2, 0]);
    return Buffer.concat([zip64EndIfNeeded(directory, madeByUnix), end]);
}
function methodAndTime(method, modified) {
    return [
        [2, flags],
        [2, methods[method]],
        [2, dosTime(modified)],
        [2, dosDate(modified)],
    ];
}
// DOS times have no time zone: UTC gives the same bytes everywhere.
function dosTime(date) {
    return (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
}
function dosDate(date) {
    return ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
}


/***/ }),

/***/ 54410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ trustSystem),
/* harmony export */   t: () => (/* binding */ splitCertificates)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41692);



// Debian, Fedora, openSUSE, OpenELEC, RHEL, Alpine: where Go looks, in its order.
const files = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/pki/tls/cacert.pem',
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    '/etc/ssl/cert.pem',
];
const folders = ['/etc/ssl/certs', '/etc/pki/tls/certs'];
let widened;
/**
 * Lets TLS connections of this process that begin from now on trust the authorities of the system, too, which Node does
 * not do by itself. Reading them takes a moment, so this is for servers whose authority Node does not know. Gives
 * whether the system has any that Node lacks.
 */
function trustSystem(env) {
    return (widened ??= widen(env));
}
/** The authorities of a text of PEM certificates. */
function splitCertificates(text) {
    return text.match(/-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/g) ?? [];
}
async function widen(env) {
    // Nodes before 24.5 cannot.
    if (!("setDefaultCACertificates" in node_tls__WEBPACK_IMPORTED_MODULE_2__))
        return false;
    const known = node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates('default');
    const seen = new Set(known.map(bare));
    const added = (await readSystem(env)).filter(certificate => !seen.has(bare(certificate)));
    if (added.length > 0)
        node_tls__WEBPACK_IMPORTED_MODULE_2__.setDefaultCACertificates([...known, ...new Set(added)]);
    return added.length > 0;
}
// Certificates differ in how their lines are broken.
function bare(certificate) {
    return certificate.replace(/\s/g, '');
}
// `SSL_CERT_FILE` and `SSL_CERT_DIR` replace the usual places, as for Go and OpenSSL.
async function readSystem(env) {
    if (process.platform !== 'linux')
        return node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates('system');
    const { SSL_CERT_FILE: file, SSL_CERT_DIR: dirs } = env;
    const found = [];
    for (const path of file ? [file] : files) {
        found.push(...(await readCertificates(path)));
        if (found.length > 0)
            break;
    }
    for (const folder of dirs ? dirs.split(':') : folders) {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder).catch(() => []);
        for (const name of names)
            found.push(...(await readCertificates((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))));
    }
    return found;
}
// What cannot be read is not trusted.
async function readCertificates(path) {
    return splitCertificates(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch(() => ''));
}


/***/ }),

/***/ 94743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NA: () => (/* binding */ bufferEnds),
/* harmony export */   io: () => (/* binding */ readBytes),
/* harmony export */   q2: () => (/* binding */ fileReader)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var _file_range_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1865);


/** Reads ranges of a file, which is opened for each of them. */
function fileReader(path) {
    return (offset, size) => (0,_file_range_js__WEBPACK_IMPORTED_MODULE_1__/* .readFileRange */ .q)({ path, offset, size });
}
/**
 * Reads the two ends of a source into memory, because they describe a zip file; what lies between them is
 * read when it is asked for.
 */
async function bufferEnds({ path, size, read }, ends, signal) {
    const tail = Math.max(0, size - ends.tail);
    const kept = tail <= ends.head
        ? [{ start: 0, end: size }]
        : [
            { start: 0, end: ends.head },
            { start: tail, end: size },
        ];
    const buffers = await Promise.all(kept.map(({ start, end }) => readBytes(read, start, end - start, signal)));
    const readKept = (offset, length, reading) => {
        const i = kept.findIndex(({ start, end }) => offset >= start && offset + length <= end);
        const [range, bytes] = [kept[i], buffers[i]];
        if (!range || !bytes)
            return read(offset, length, reading);
        return node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from([bytes.subarray(offset - range.start, offset - range.start + length)]);
    };
    return { path, size, read: readKept };
}
/** Reads a small range as a whole. */
async function readBytes(read, offset, size, signal) {
    const chunks = [];
    for await (const chunk of read(offset, size, signal))
        chunks.push(chunk);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 29265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ runProcess),
/* harmony export */   k: () => (/* binding */ startProcess)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);


// Milliseconds between SIGTERM and SIGKILL: the runner gives a cancelled step 7.5 s in all.
const gracePeriod = 2000;
/** Starts a process; an abort ends it and its children. */
function startProcess({ command, args, env, cwd, signal }) {
    signal.throwIfAborted();
    // A process group of its own, so that its children can be ended with it.
    const detached = process.platform !== 'win32';
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, { cwd, env, detached, stdio: ['pipe', 'pipe', 'pipe'] });
    const { stdin, stdout, stderr } = child;
    // It may end without reading its input.
    stdin.on('error', () => undefined);
    return { stdin, stdout, stderr, ended: awaitEnd(child, signal) };
}
/** Runs a process to its end, calls `onLine` with each line of its output and its errors, and gives its exit code; rejects as `ended` does. */
async function runProcess(request, onLine) {
    const { stdin, stdout, stderr, ended } = startProcess(request);
    stdin.end();
    const reading = Promise.all([stdout, stderr].map(stream => readLines(stream, onLine, request.signal)));
    // Its failure is awaited below, after the process has ended.
    reading.catch(() => undefined);
    const code = await ended;
    await reading;
    return code;
}
async function readLines(stream, onLine, signal) {
    let rest = '';
    const split = async (chunks) => {
        for await (const chunk of chunks) {
            const lines = (rest + chunk).split(/\r?\n/);
            rest = lines.pop() ?? '';
            lines.forEach(onLine);
        }
    };
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(stream.setEncoding('utf8'), split, { signal });
    if (rest !== '')
        onLine(rest);
}
function awaitEnd(child, signal) {
    const { promise, resolve, reject } = Promise.withResolvers();
    let timer;
    const stop = () => {
        end(child, 'SIGTERM');
        timer = setTimeout(() => end(child, 'SIGKILL'), gracePeriod);
    };
    signal.addEventListener('abort', stop, { once: true });
    child.once('error', reject);
    child.once('close', code => (signal.aborted ? reject(signal.reason) : resolve(code ?? 1)));
    promise
        .catch(() => undefined)
        .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
    });
    return promise;
}
function end({ pid }, name) {
    if (pid === undefined)
        return;
    try {
        process.kill(process.platform === 'win32' ? pid : -pid, name);
    }
    catch {
        // It has ended already.
    }
}


/***/ }),

/***/ 53871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ sha256Of),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** The SHA-256 of bytes as 64 hex digits. */
function sha256Of(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex');
}
/** The SHA-256 of bytes as an OCI digest: `sha256:` and 64 hex digits. */
function digestOf(bytes) {
    return `sha256:${sha256Of(bytes)}`;
}


/***/ }),

/***/ 94754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ET: () => (/* binding */ readRunnerEnvironment),
/* harmony export */   UZ: () => (/* binding */ machineStays),
/* harmony export */   tw: () => (/* binding */ archiveFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** Reads the variables that the runner sets; `process` gives the defaults outside a runner. */
function readRunnerEnvironment(env, process) {
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
/** Whether this machine and its engine are used by later jobs too, according to the runner. */
function machineStays({ env }) {
    return env['RUNNER_ENVIRONMENT'] === 'self-hosted';
}
/** The absolute path of the archive folder: the input `archive-dir`, else `ARTIFACTS_DIR`, else a folder of the job. */
function archiveFolder(archiveDir, { env, tempDir, workspace }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, archiveDir || env['ARTIFACTS_DIR'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(tempDir, 'docker-archives'));
}


/***/ }),

/***/ 3828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/** The one error class that users see: a stable code, a one-line message, a hint with the exact fix, the cause. */
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
/** The code of a system error (`ENOENT`); empty when it has none. */
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}


/***/ }),

/***/ 1865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readRange),
/* harmony export */   q: () => (/* binding */ readFileRange)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
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

const chunkSize = 256 * 1024;
/**
 * Reads a range of an open file and leaves the file open, which a read stream would close when it is destroyed. Ends
 * early where the file does. `provide` gives the buffer of each chunk; by default a new one.
 */
async function* readRange(file, start, length, provide = left => Buffer.allocUnsafe(Math.min(left, chunkSize))) {
    const end = start + length;
    let at = start;
    let next = readAt(file, provide, at, end);
    try {
        for (;;) {
            const chunk = await next;
            if (chunk.length === 0)
                return;
            at += chunk.length;
            // Read ahead while the caller uses this chunk.
            next = readAt(file, provide, at, end);
            yield chunk;
        }
    }
    finally {
        // The caller may close the file as soon as this generator has ended.
        await next.catch(() => undefined);
    }
}
/** Reads a range of a file that is opened for it. */
async function* readFileRange({ path, offset, size }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path), true);
        yield* readRange(file, offset, size);
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
async function readAt(file, provide, at, end) {
    if (at >= end)
        return Buffer.alloc(0);
    const buffer = provide(end - at);
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
    return buffer.subarray(0, bytesRead);
}


/***/ }),

/***/ 25888:
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
/** Seconds as people read them: `0.4 s`, `2 min 5 s`, `1 h 0 min`. */
function formatSeconds(seconds) {
    if (seconds < 60)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}


/***/ }),

/***/ 85744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseGoBoolean)
/* harmony export */ });
/** Reads the words that Go, and so the Docker CLI, accepts as booleans; undefined for any other. */
function parseGoBoolean(text) {
    if (/^(1|t|T|true|True|TRUE)$/.test(text))
        return true;
    if (/^(0|f|F|false|False|FALSE)$/.test(text))
        return false;
    return undefined;
}


/***/ }),

/***/ 67429:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   KH: () => (/* binding */ isText),
/* harmony export */   NL: () => (/* binding */ documentLimit),
/* harmony export */   VP: () => (/* binding */ isTexts),
/* harmony export */   dK: () => (/* binding */ isOptional),
/* harmony export */   kn: () => (/* binding */ isTextMap),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/** Bytes of the largest manifest, configuration or index; anything larger is a layer. */
const documentLimit = 4 * 1024 * 1024;
/** Whether a value is a string. */
function isText(value) {
    return typeof value === 'string';
}
/** Whether a value is a list of strings. */
function isTexts(value) {
    return Array.isArray(value) && value.every(isText);
}
/** Whether a value is an object whose values are all strings. */
function isTextMap(value) {
    return isRecord(value, []) && Object.values(value).every(isText);
}
/** Whether a value is a SHA-256 digest, the only kind that we check. */
function isDigest(value) {
    return isText(value) && /^sha256:[0-9a-f]{64}$/.test(value);
}
/** Whether a value is missing or valid; engines treat `null` as missing too. */
function isOptional(value, isValid) {
    return value === undefined || value === null || isValid(value);
}
/**
 * Whether a value is an object without these fields in another spelling. Engines read `Config` as `config`, and the
 * last of the two wins, so that they could read another image than we have checked.
 */
function isRecord(value, fields) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    const names = new Map(fields.map(field => [fold(field), field]));
    return Object.keys(value).every(key => (names.get(fold(key)) ?? key) === key);
}
// Upper case first, because engines treat the long s (ſ) as an s.
function fold(name) {
    return name.toUpperCase().toLowerCase();
}
/** Parses bytes as a JSON object; undefined when they are not one. */
function parseRecord(bytes) {
    try {
        const value = JSON.parse(bytes?.toString('utf8') ?? '');
        return isRecord(value, []) ? value : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 47319:
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
// EXTERNAL MODULE: ./lib/core/partial-file.js
var partial_file = __webpack_require__(38133);
// EXTERNAL MODULE: ./lib/core/file-range.js
var file_range = __webpack_require__(1865);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
;// CONCATENATED MODULE: ./lib/core/background-hash.js

// Messaging the thread for every small write would cost more than it gains.
const step = 1 << 20;
let thread;
let lastId = 0;
const waiting = new Map();
/**
 * Computes the SHA-256 of a file on a worker thread while the file is written: the thread reads behind the writer. The
 * file must be open for reading, and stay open until `digest` has resolved.
 */
class BackgroundHash {
    #fd;
    #id = (lastId += 1);
    #announced = 0;
    constructor(fd) {
        this.#fd = fd;
    }
    /** Announces how many bytes are written and final. */
    advance(size) {
        if (size - this.#announced < step)
            return;
        this.#announced = size;
        send({ id: this.#id, fd: this.#fd, upTo: size, end: false });
    }
    /** The SHA-256 of the whole file, 64 hex digits; throws the error of reading the file. */
    async digest(size, signal) {
        signal.throwIfAborted();
        const { promise, resolve, reject } = Promise.withResolvers();
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop);
        waiting.set(this.#id, ({ sha256, error }) => (sha256 === undefined ? reject(error) : resolve(sha256)));
        send({ id: this.#id, fd: this.#fd, upTo: size, end: true }).ref();
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
function send(request) {
    thread ??= startThread();
    thread.postMessage(request);
    return thread;
}
// The thread gets its source as text, because the action is bundled into one file.
function startThread() {
    const started = new external_node_worker_threads_.Worker(`(${hashFiles.toString()})()`, { eval: true });
    started.unref();
    started.on('message', (response) => waiting.get(response.id)?.(response));
    started.on('error', error => {
        thread = undefined;
        for (const [id, settle] of waiting)
            settle({ id, error });
    });
    return started;
}
// Runs in the worker thread, so it cannot use anything from this module.
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

;// CONCATENATED MODULE: ./lib/core/hashed-file.js
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





/** Creates a file for this user alone, which must not exist yet, and syncs it to the disk. On failure it removes the file and throws the first error. */
async function createFile(path, fill, { durable = true, onWritten } = {}) {
    const handle = await (0,promises_.open)(path, 'wx+', partial_file/* privateFile */.o4);
    try {
        const file = new HashedFile(handle, durable, onWritten);
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
// Starting the worker thread pays off only for files of at least this size.
const backgroundSize = 16 * 1024 * 1024;
/** A file that is hashed while it is written. */
class HashedFile {
    #handle;
    #durable;
    #onWritten;
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #background;
    #buffers = [];
    #turn = 0;
    #size = 0;
    #queue = [];
    /** Bytes written or being written. */
    #handed = 0;
    #busy = false;
    #synced = 0;
    #writing = Promise.resolve();
    #syncing = Promise.resolve();
    constructor(handle, durable, onWritten) {
        this.#handle = handle;
        this.#durable = durable;
        this.#onWritten = onWritten;
    }
    /** Bytes appended so far. */
    get size() {
        return this.#size;
    }
    /**
     * Appends bytes without waiting for the disk, so the buffer must not change afterwards. Small writes are gathered
     * while the disk is busy. Throws the error of an earlier write, at the latest when 1 MiB is waiting.
     */
    async append(bytes) {
        await this.#put(bytes, gatherSize);
    }
    /** Appends a range of another file through a few reused buffers, because allocating new ones costs more than copying. */
    async copy({ path, offset, size, onBytes }, signal) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await (0,promises_.open)(path), true);
            for await (const bytes of (0,file_range/* readRange */.Z)(file, offset, size, () => this.#nextBuffer())) {
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
    /** Waits for all writes, and syncs a durable file to the disk. */
    async sync() {
        await this.#settle();
        await this.#syncing;
        if (this.#durable)
            await this.#handle.sync();
    }
    /** Overwrites bytes that were written already; the whole file is then hashed once more by `finish`. */
    async patch(bytes, position) {
        await this.#settle();
        await writeAll(this.#handle, [bytes], position);
        this.#background = new BackgroundHash(this.#handle.fd);
    }
    /** Waits for all writes and gives size and hash; nothing may be appended afterwards. */
    async finish(signal) {
        await this.#settle();
        const sha256 = (await this.#background?.digest(this.#size, signal)) ?? this.#hash.digest('hex');
        return { size: this.#size, sha256 };
    }
    // Three buffers: one is read into, one is with the caller, one is written; `#put` has waited for any earlier one.
    #nextBuffer() {
        const index = (this.#turn += 1) % 3;
        return (this.#buffers[index] ??= Buffer.allocUnsafeSlow(copyStep));
    }
    // While a write is in progress, up to `limit` bytes wait in the queue.
    async #put(bytes, limit) {
        this.#queue.push(bytes);
        this.#size += bytes.length;
        if (this.#size > backgroundSize)
            this.#background ??= new BackgroundHash(this.#handle.fd);
        else
            this.#hash.update(bytes);
        if (this.#busy && this.#size - this.#handed < limit)
            return;
        await this.#writing;
        this.#writing = this.#writeQueue();
        // The next call that awaits the write reports its failure.
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
        this.#background?.advance(written);
        this.#onWritten?.(written);
        if (this.#durable && written - this.#synced >= syncStep)
            this.#syncSoFar(written);
    }
    // Syncs early, so that the disk works while the rest of the file is made.
    #syncSoFar(written) {
        this.#synced = written;
        this.#syncing = this.#syncing.then(() => this.#handle.datasync());
        // `sync` reports a failure; the disk reports each failed write only once.
        this.#syncing.catch(() => undefined);
    }
}
async function writeAll(handle, buffers, position) {
    const size = buffers.reduce((sum, { length }) => sum + length, 0);
    if (size === 0)
        return;
    const { bytesWritten } = await handle.writev(buffers, position);
    // An almost full disk writes a part; writing the rest then fails with ENOSPC.
    if (bytesWritten < size)
        await writeAll(handle, [Buffer.concat(buffers).subarray(bytesWritten)], position + bytesWritten);
}


/***/ }),

/***/ 42006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ HttpConnections),
  J: () => (/* binding */ readAnswer)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./lib/core/authorities.js
var core_authorities = __webpack_require__(54410);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/http-failure.js
var http_failure = __webpack_require__(31228);
// EXTERNAL MODULE: ./lib/core/http-proxy.js
var http_proxy = __webpack_require__(38018);
// EXTERNAL MODULE: ./lib/core/network.js
var network = __webpack_require__(68233);
// EXTERNAL MODULE: ./lib/core/until-aborted.js
var until_aborted = __webpack_require__(80269);
;// CONCATENATED MODULE: ./lib/core/tls-probe.js



// Milliseconds; a server without TLS may wait for the end of what looks to it like a request.
const timeLimit = 5000;
const unreachable = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT']);
/** Whether a server on this machine answers by TLS; throws the system's error when nothing answers at all. */
async function probeTls({ hostname, port }, signal) {
    const host = hostname.replace(/^\[|\]$/g, '');
    // Nothing is sent before the address is asked again as usual.
    const socket = (0,external_node_tls_.connect)({ host, port: Number(port || 443), rejectUnauthorized: false });
    try {
        await (0,until_aborted/* untilAborted */.E)((0,external_node_events_.once)(socket, 'secureConnect'), AbortSignal.any([signal, AbortSignal.timeout(timeLimit)]));
        return true;
    }
    catch (error) {
        signal.throwIfAborted();
        if (unreachable.has(error.code ?? ''))
            throw error;
        return false;
    }
    finally {
        socket.destroy();
    }
}

;// CONCATENATED MODULE: ./lib/core/http-call.js










const ignore = () => undefined;
// Milliseconds.
const authorityTimeLimit = 5000;
const usualTls = () => Promise.resolve(undefined);
/** Connections to HTTP servers, kept for further calls until they are disposed of. HTTP_PROXY, HTTPS_PROXY and NO_PROXY apply. */
class HttpConnections {
    #env;
    #readTls;
    // By scheme and proxy.
    #agents = new Map();
    #unproved = new Set();
    #context;
    /** `readTls` is asked once, before the first connection by TLS. */
    constructor(env, readTls = usualTls) {
        this.#env = env;
        this.#readTls = readTls;
    }
    /**
     * Sends a request and gives the answer, whatever its status and undecoded; throws `HttpFailure` when there is none,
     * and what `readTls` throws. Redirects are not followed. A server on this machine need not prove who it is, because
     * it may do without TLS as well.
     */
    async send(call, signal) {
        try {
            return await this.#sendTrusting(call, signal);
        }
        catch (error) {
            signal.throwIfAborted();
            if (error instanceof errors/* ActionError */.lZ)
                throw error;
            const proxy = (0,http_proxy/* proxyFor */.i)(call.url, this.#env);
            const authority = (0,http_failure/* kindOfFailure */.uq)(error) === 'authority' ? await this.#readAuthority(call.url, signal) : undefined;
            throw (0,http_failure/* explainHttp */.Id)({ host: call.url.host, proxy: proxy && URL.parse(proxy)?.host, authority }, error);
        }
    }
    /** Whether a server on this machine answers by TLS; throws `HttpFailure` when nothing answers. */
    async speaksTls(url, signal) {
        try {
            return await probeTls(url, signal);
        }
        catch (error) {
            signal.throwIfAborted();
            throw (0,http_failure/* explainHttp */.Id)({ host: url.host }, error);
        }
    }
    /** Takes any certificate of a server, `host[:port]`, from now on. */
    acceptAnyCertificate(host) {
        this.#unproved.add(host);
    }
    [Symbol.dispose]() {
        for (const agent of this.#agents.values())
            agent.destroy();
    }
    // The authorities of the system are read only when they are needed.
    async #sendTrusting(call, signal) {
        try {
            return await this.#send(call, signal);
        }
        catch (error) {
            signal.throwIfAborted();
            if ((0,http_failure/* kindOfFailure */.uq)(error) === 'authority' && (await (0,core_authorities/* trustSystem */.a)(this.#env)))
                return this.#send(call, signal);
            throw error;
        }
    }
    async #send({ method = 'GET', url, headers, body }, signal) {
        // Node refuses a header that is undefined.
        const given = Object.entries(headers).filter(([, value]) => value !== undefined);
        const sentHeaders = { 'user-agent': 'docker-archive-action', ...Object.fromEntries(given) };
        const options = { method, headers: sentHeaders, signal, agent: await this.#agentFor(url) };
        const sent = url.protocol === 'https:'
            ? (0,external_node_https_.request)(url, { ...options, rejectUnauthorized: !(0,network/* isLoopback */.U)(url) && !this.#unproved.has(url.host) })
            : (0,external_node_http_.request)(url, options);
        // After the answer has begun, its stream reports what breaks.
        sent.on('error', ignore);
        // Between two requests, nobody else listens to the socket.
        sent.once('socket', socket => socket.off('error', ignore).on('error', ignore));
        sent.end(body);
        const [answer] = (await (0,external_node_events_.once)(sent, 'response'));
        return answer;
    }
    async #agentFor(url) {
        const secureContext = url.protocol === 'https:' ? await (this.#context ??= this.#readContext()) : undefined;
        const proxy = (0,http_proxy/* proxyFor */.i)(url, this.#env);
        const name = `${url.protocol}${proxy ?? ''}`;
        const options = { keepAlive: true, proxyEnv: { http_proxy: proxy, https_proxy: proxy } };
        const agent = this.#agents.get(name) ??
            (url.protocol === 'https:' ? new external_node_https_.Agent({ ...options, secureContext }) : new external_node_http_.Agent(options));
        this.#agents.set(name, agent);
        return agent;
    }
    // As in the Docker engine, the authorities of one server are trusted in addition to those of the system.
    async #readContext() {
        const found = await this.#readTls();
        if (!found)
            return undefined;
        await (0,core_authorities/* trustSystem */.a)(this.#env);
        const { authorities, cert, key } = found;
        return (0,external_node_tls_.createSecureContext)({ ca: [...(0,external_node_tls_.getCACertificates)('default'), ...authorities], cert, key });
    }
    // Who issued the certificate that is not accepted; nothing that is secret is sent.
    async #readAuthority(url, signal) {
        const limited = AbortSignal.any([signal, AbortSignal.timeout(authorityTimeLimit)]);
        const options = { agent: await this.#agentFor(url), rejectUnauthorized: false, signal: limited };
        const sent = (0,external_node_https_.request)(url.origin, options);
        sent.on('error', ignore);
        try {
            const [socket] = (await (0,external_node_events_.once)(sent, 'socket'));
            if (Object.keys(socket.getPeerCertificate()).length === 0)
                await (0,external_node_events_.once)(socket, 'secureConnect');
            return issuerOf(socket.getPeerCertificate(true));
        }
        catch {
            signal.throwIfAborted();
            return undefined;
        }
        finally {
            sent.destroy();
        }
    }
}
// The last certificate that a server shows is its authority's, or names it.
function issuerOf(leaf) {
    const chain = new Set();
    for (let each = leaf; each && !chain.has(each); each = each.issuerCertificate) {
        chain.add(each);
    }
    const { CN, O } = [...chain].at(-1)?.issuer ?? {};
    return [CN, O].flat().find(Boolean);
}
/** Reads a whole answer; undefined when it is larger than `limit` bytes. */
async function readAnswer(answer, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of answer) {
        size += chunk.length;
        if (size > limit)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 31228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ HttpFailure),
/* harmony export */   Id: () => (/* binding */ explainHttp),
/* harmony export */   uq: () => (/* binding */ kindOfFailure)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** The error for a request without an answer. */
class HttpFailure extends Error {
    kind;
    /** The server, `host[:port]`. */
    host;
    constructor(kind, host, message, cause) {
        super(message, { cause });
        this.name = 'HttpFailure';
        this.kind = kind;
        this.host = host;
    }
}
const kinds = [
    ['authority', /^(UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF|SELF_SIGNED_CERT|DEPTH_ZERO_SELF|CERT_UNTRUSTED)/],
    ['certificate', /^(CERT_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/],
    ['client-certificate', /^ERR_SSL_.*ALERT_(CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA)/],
    ['no-tls', /^(EPROTO$|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_SSL_HTTP_REQUEST)/],
];
/** Sorts what kept a request from an answer by the code of the error or of what caused it. */
function kindOfFailure(error) {
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error);
    const kind = kinds.find(([, pattern]) => pattern.test(code))?.[0];
    if (kind)
        return kind;
    return error instanceof Error && error.cause !== undefined ? kindOfFailure(error.cause) : 'unreachable';
}
/** Names what kept a request from an answer. */
function explainHttp({ host, proxy, authority }, error) {
    const kind = kindOfFailure(error);
    const reason = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    const named = authority === undefined ? '' : `, ${JSON.stringify(authority)}`;
    const words = {
        unreachable: `${host} cannot be reached${proxy === undefined ? '' : ` through the proxy ${proxy}`} (${reason})`,
        authority: `the certificate of ${host} is from an authority that is not known here${named} (${reason})`,
        certificate: `the certificate of ${host} is not valid: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`,
        'client-certificate': `${host} asks for a client certificate (${reason})`,
        'no-tls': `${host} does not speak TLS (${reason})`,
    };
    return new HttpFailure(kind, host, words[kind], error);
}


/***/ }),

/***/ 38018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ proxiesForLibraries),
/* harmony export */   i: () => (/* binding */ proxyFor)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68233);


/**
 * The proxy for requests to an address; undefined when it is asked directly. `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`
 * mean what they mean to Docker and other Go programs (golang.org/x/net/http/httpproxy): the name in upper case wins
 * unless it is empty, `http://` is the default scheme, and this machine is never asked through a proxy.
 */
function proxyFor(url, env) {
    const { protocol, hostname, port } = url;
    const proxy = readVariable(env, protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
    const target = { host: hostname.replace(/^\[|\]$/g, ''), port: port || (protocol === 'https:' ? '443' : '80') };
    if (proxy === '' || (0,_network_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U)(url) || isExempt(target, readVariable(env, 'NO_PROXY')))
        return undefined;
    return withScheme(proxy);
}
function withScheme(proxy) {
    return proxy.includes('://') ? proxy : `http://${proxy}`;
}
/**
 * The proxies for libraries that read fewer forms of these variables than Docker, and their names in another order: both
 * names are the same, proxies have their scheme, and what is asked directly among `urls` is named.
 */
function proxiesForLibraries(env, urls) {
    const proxies = ['HTTP_PROXY', 'HTTPS_PROXY'].flatMap(name => {
        const proxy = readVariable(env, name);
        return proxy === '' ? [] : [[name, withScheme(proxy)]];
    });
    if (proxies.length === 0)
        return {};
    const direct = urls.flatMap(url => URL.parse(url) ?? []).filter(url => proxyFor(url, env) === undefined);
    const exempt = [readVariable(env, 'NO_PROXY'), ...new Set(direct.map(({ hostname }) => hostname))].filter(Boolean);
    const named = [...proxies, ['NO_PROXY', exempt.join(',')]];
    return Object.fromEntries([...named, ...named.map(([name, value]) => [name.toLowerCase(), value])]);
}
function readVariable(env, name) {
    return env[name] || env[name.toLowerCase()] || '';
}
function isExempt(target, noProxy) {
    const entries = noProxy.split(',').map(entry => entry.trim().toLowerCase());
    return entries.some(entry => entry === '*' || (entry !== '' && matches(entry, target)));
}
// An entry is a network (10.0.0.0/8), an address or a domain; the last two may have a port.
function matches(entry, { host, port }) {
    const [, base = ''] = /^([^/]+)\/\d+$/.exec(entry) ?? [];
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(base))
        return (0,_network_js__WEBPACK_IMPORTED_MODULE_1__/* .isInNetwork */ .W)(host, entry);
    const [, bracketed, plain = '', asked = port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d*))?$/.exec(entry) ?? [
        undefined,
        undefined,
        entry,
    ];
    const name = bracketed ?? plain;
    if (name === '' || (asked !== '' && asked !== port))
        return false;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name))
        return (0,_network_js__WEBPACK_IMPORTED_MODULE_1__/* .isInNetwork */ .W)(host, name);
    const domain = name.replace(/^\*\./, '.');
    return domain.startsWith('.') ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}


/***/ }),

/***/ 33991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ IdleTimeout)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _time_limit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45708);


/** Limits how long an operation may go without progress; its signal aborts with `IDLE` when it goes longer. */
class IdleTimeout {
    #limit;
    /**
     * `limit` is milliseconds without progress, 0 for no limit; `what` names the operation in the error, which names the
     * input `timeout` as well, unless the limit is not the user's.
     */
    constructor(what, limit, outer, isInput = true) {
        this.#limit = new _time_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .TimeLimit */ .h(limit, outer, () => explainIdle(what, limit, isInput));
        this.#limit.start();
    }
    get signal() {
        return this.#limit.signal;
    }
    /** Reports progress. */
    touch() {
        this.#limit.extend();
    }
    /** Does the work; if the signal ended it, throws the signal's reason, whatever the work made of it. */
    async run(work) {
        try {
            return await work(this.signal);
        }
        catch (error) {
            this.signal.throwIfAborted();
            throw error;
        }
    }
    [Symbol.dispose]() {
        this.#limit.stop();
    }
}
function explainIdle(what, limit, isInput) {
    const seconds = Math.round(limit / 1000);
    const message = `${what} made no progress for ${seconds} s`;
    if (!isInput)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDLE', message);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('IDLE', `${message}, and timeout is ${seconds}`, {
        hint: `If it is only slow, give it more time, or 0 for no limit:\n  with:\n    timeout: ${seconds * 2}`,
    });
}


/***/ }),

/***/ 85907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ splitLogLines)
/* harmony export */ });
/** The lines of a text, split at everything that any program takes as the end of a line. */
function splitLogLines(text) {
    return text.split(/\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/);
}


/***/ }),

/***/ 2892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ describeUnknown),
/* harmony export */   MJ: () => (/* binding */ LookUps),
/* harmony export */   RN: () => (/* binding */ makeUnknown),
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   XZ: () => (/* binding */ longestList),
/* harmony export */   eO: () => (/* binding */ known),
/* harmony export */   qe: () => (/* binding */ whenKnown)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _time_limit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45708);
/* harmony import */ var _until_aborted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80269);
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



/** The answer where a service cannot be asked because of an error. */
function makeUnknown(service, error) {
    const reason = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
    return { known: false, service, reason, cause: error instanceof Error ? error : new Error(reason) };
}
/** Wraps the answer to a question. */
function known(value) {
    return { known: true, value };
}
/** The value of an answer that the user asked for; throws why there is none. */
function valueOf(answer) {
    if (answer.known)
        return answer.value;
    throw answer.cause;
}
/** Turns an answer into another one; unknown stays unknown. */
async function whenKnown(answer, work) {
    return answer.known ? known(await work(answer.value)) : answer;
}
/** Says in a sentence that nobody answered, and why. */
function describeUnknown({ service, reason }) {
    return `${service} could not be asked: ${reason}`;
}
// Milliseconds. What only saves work is not worth a longer wait.
const longestLookUp = 10_000;
/** The milliseconds for a question whose answer is what the user asked for. */
const longestList = 30_000;
// Milliseconds. A step that builds for minutes may find a service up again; within a minute, one question is enough.
const longestMemory = 60_000;
/**
 * The look-ups of one step: questions whether something is there already. None of them can fail the step, takes longer
 * than its limit, or waits again for a service that has just failed to answer.
 */
class LookUps {
    #log;
    #signal;
    #limit;
    #down = new Map();
    #noticed = new Set();
    /** `limit` is the milliseconds that one question may take. */
    constructor(log, signal, limit = longestLookUp) {
        this.#log = log;
        this.#signal = signal;
        this.#limit = limit;
    }
    /**
     * Asks a service. Whatever goes wrong makes the answer unknown; only a cancelled step throws. The signal that the
     * question gets ends with the limit; it may note why it is asked once more.
     */
    async ask(service, question) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const down = this.findDown(service);
            if (down)
                return down;
            const seconds = Math.ceil(this.#limit / 1000);
            let noted = '';
            const limit = __addDisposableResource(env_1, new _time_limit_js__WEBPACK_IMPORTED_MODULE_1__/* .TimeLimit */ .h(this.#limit, this.#signal, () => new Error(`${noted}no answer within ${seconds} s`)), false);
            const note = (reason) => void (noted = `${reason}, and `);
            limit.start();
            try {
                return known(await (0,_until_aborted_js__WEBPACK_IMPORTED_MODULE_2__/* .untilAborted */ .E)(question(limit.signal, note), limit.signal));
            }
            catch (cause) {
                this.#signal.throwIfAborted();
                const unknown = makeUnknown(service, cause);
                if (!isDefinite(cause))
                    this.#down.set(service, { unknown, since: performance.now() });
                return unknown;
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    /** The answer of a service that has just failed to answer; undefined where it may be asked. */
    findDown(service) {
        const down = this.#down.get(service);
        return down && performance.now() - down.since < longestMemory ? down.unknown : undefined;
    }
    /** The value of an answer; where it is unknown, `otherwise`, and one notice for each service with what follows. */
    valueOr(answer, otherwise, consequence) {
        if (answer.known)
            return answer.value;
        this.notice(answer, consequence);
        return otherwise;
    }
    /** Writes a notice about something, once in this step. */
    noticeOnce(about, text) {
        if (this.#noticed.has(about))
            return;
        this.#noticed.add(about);
        this.#log.notice(text);
    }
    /** Tells the user, once, that a service could not be asked. */
    notice(unknown, consequence = 'The step goes on without the answer') {
        const text = describeUnknown(unknown);
        this.noticeOnce(unknown.service, `${text.charAt(0).toUpperCase()}${text.slice(1)}. ${consequence}.`);
    }
}
// Such an answer is about the question, so another question may be answered.
function isDefinite(cause) {
    return cause instanceof Error && 'transient' in cause && cause.transient === false;
}


/***/ }),

/***/ 68233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback),
/* harmony export */   W: () => (/* binding */ isInNetwork)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77030);

/** Whether an address is on this machine, where engines also accept a registry without TLS. */
function isLoopback({ hostname }) {
    const host = hostname.replace(/^\[|\]$/g, '');
    return host === 'localhost' || isInNetwork(host, '127.0.0.0/8') || isInNetwork(host, '::1/128');
}
/** Whether something is an address of a network, `10.0.0.0/8`; the network may also be a single address. */
function isInNetwork(address, network) {
    const [base = '', bits] = network.split('/');
    const longest = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(base) === 4 ? 32 : 128;
    const length = Number(bits ?? longest);
    if (!(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) || !(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(base) || !(length <= longest))
        return false;
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    list.addSubnet(base, length, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(base) === 4 ? 'ipv4' : 'ipv6');
    return list.check(address, (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 4 ? 'ipv4' : 'ipv6');
}


/***/ }),

/***/ 38133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dn: () => (/* binding */ partialPath),
/* harmony export */   ZN: () => (/* binding */ abandonedAfter),
/* harmony export */   en: () => (/* binding */ openPartialFolder),
/* harmony export */   o4: () => (/* binding */ privateFile),
/* harmony export */   qm: () => (/* binding */ privateFolder),
/* harmony export */   ts: () => (/* binding */ removeAbandonedPartials)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



/** Milliseconds after which whatever a step left behind belongs to no step that is still running. */
const abandonedAfter = 24 * 60 * 60 * 1000;
/** The modes of what holds an image, which may hold secrets that other users of the machine must not read. */
const privateFile = 0o600;
const privateFolder = 0o700;
/** A new path in a folder for an unfinished file or folder: hidden, unique, and not a valid archive name. */
function partialPath(dir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}.partial`);
}
/** Creates a folder for unfinished files; disposing of it removes it with its content. */
async function openPartialFolder(dir) {
    const path = partialPath(dir);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(path, { mode: privateFolder });
    return { path, [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true }) };
}
/** Removes the partial files and folders that killed steps left in a folder: those not written to for a day. */
async function removeAbandonedPartials(dir, now) {
    const partials = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(dir)).filter(name => /^\.[0-9a-f]{16}\.partial$/.test(name));
    for (const path of partials.map(name => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, name))) {
        const touched = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined))?.mtimeMs ?? now;
        if (now - touched > abandonedAfter)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true });
    }
}


/***/ }),

/***/ 57573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ pauseFor)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);

/** Waits for some milliseconds; throws the signal's reason when it aborts. */
async function pauseFor(milliseconds, signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal }).catch(() => undefined);
    signal.throwIfAborted();
}


/***/ }),

/***/ 29390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57573);

/** Looks again and again until what is found is enough, or time is up; gives what was found last. */
async function poll(look, isEnough, { every, limit }, signal) {
    const end = Date.now() + limit;
    for (;;) {
        const found = await look();
        if (isEnough(found) || Date.now() >= end)
            return found;
        await (0,_pause_js__WEBPACK_IMPORTED_MODULE_0__/* .pauseFor */ .Q)(every, signal);
    }
}


/***/ }),

/***/ 7493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   T: () => (/* binding */ longestPause)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57573);
/* harmony import */ var _transient_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7297);



/** The longest pause in milliseconds that a server may ask for. */
const longestPause = 60_000;
/**
 * Tries an idempotent operation again after a transient error; the last error is thrown as it came. A pause that the
 * error asks for (`retryAfter`, milliseconds) replaces our own; an error that asks for more than `longestPause` is final.
 */
async function retry({ what, tries, pause }, operation, log, signal) {
    for (let attempt = 1;; attempt++) {
        try {
            return await operation();
        }
        catch (error) {
            signal.throwIfAborted();
            const wait = askedPause(error) ?? pause * 2 ** (attempt - 1);
            if (attempt >= tries || wait > longestPause || !(0,_transient_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransient */ .dg)(error))
                throw error;
            log.info(`${what} failed, try ${attempt} of ${tries}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
            await (0,_pause_js__WEBPACK_IMPORTED_MODULE_1__/* .pauseFor */ .Q)(wait, signal);
        }
    }
}
function askedPause(error) {
    if (!(error instanceof Error) || !('retryAfter' in error))
        return undefined;
    return typeof error.retryAfter === 'number' ? error.retryAfter : undefined;
}


/***/ }),

/***/ 45708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ TimeLimit)
/* harmony export */ });
/** A signal that aborts with an outer one, or once a clock has run out. */
class TimeLimit {
    #limit;
    #reason;
    #end = new AbortController();
    #timer;
    signal;
    /** `limit` is milliseconds, 0 for no limit; the clock stands until it is started. */
    constructor(limit, outer, reason) {
        this.#limit = limit;
        this.#reason = reason;
        this.signal = AbortSignal.any([outer, this.#end.signal]);
    }
    /** Restarts the clock. It keeps the process alive, because what it limits may wait for nothing else. */
    start() {
        this.stop();
        if (this.#limit > 0)
            this.#timer = setTimeout(() => this.end(this.#reason()), this.#limit);
    }
    /** Sets a running clock back to its start. */
    extend() {
        this.#timer?.refresh();
    }
    stop() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
    }
    /** Aborts the signal before its time. */
    end(reason) {
        this.#end.abort(reason);
    }
    [Symbol.dispose]() {
        this.stop();
    }
}


/***/ }),

/***/ 7297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D$: () => (/* binding */ readRetryAfter),
/* harmony export */   Dm: () => (/* binding */ isTransientStatus),
/* harmony export */   KL: () => (/* binding */ isTransientText),
/* harmony export */   dg: () => (/* binding */ isTransient)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

const networkCodes = new Set([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
]);
// The words of Node, undici, Go and operating systems.
const brokenConnection = new RegExp([
    ...networkCodes,
    'connection (?:refused|reset)',
    'broken pipe',
    '\\bEOF\\b',
    'timed?[ -]?out\\b',
    'deadline exceeded',
    'request canceled',
    'no such host',
    'server misbehaving',
    'no route to host',
    'network is unreachable',
    'socket hang up',
    'fetch failed',
    '\\bterminated\\b',
].join('|'), 'i');
// The words in which Docker, containerd and BuildKit report the status of a registry.
const busyServer = new RegExp([
    'too ?many ?requests',
    '\\b(?:HTTP|status(?: code)?:?) (?:408|425|429|5\\d\\d)\\b',
    '\\b(?:408 request|425 too|429 too|5\\d\\d (?:internal|bad|service|gateway))\\b',
].join('|'), 'i');
/** Whether a request that was answered with this HTTP status may succeed a moment later. */
function isTransientStatus(status) {
    return status === 408 || status === 425 || status === 429 || status >= 500;
}
/** Whether a sentence reports a broken connection or a busy server; for errors that are only text. */
function isTransientText(text) {
    return brokenConnection.test(text) || busyServer.test(text);
}
/**
 * Whether the same operation may succeed a moment later. An HTTP status decides where there is one, then the code of
 * a system error, then the words of the error and of its causes. An `ActionError` is final.
 */
function isTransient(error) {
    if (!(error instanceof Error) || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ)
        return false;
    if (isSelfJudged(error))
        return error.transient;
    const status = statusOf(error);
    if (status > 0)
        return isTransientStatus(status);
    return networkCodes.has((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error)) || brokenConnection.test(error.message) || isTransient(error.cause);
}
/** Milliseconds to wait according to a `Retry-After` header, given in seconds or as an HTTP date; undefined when there is none. */
function readRetryAfter(header, now = Date.now()) {
    if (typeof header !== 'string' || header.trim() === '')
        return undefined;
    const seconds = Number(header);
    const pause = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
    return Number.isNaN(pause) ? undefined : Math.max(0, pause);
}
function isSelfJudged(error) {
    return 'transient' in error && typeof error.transient === 'boolean';
}
function statusOf(error) {
    return 'status' in error && typeof error.status === 'number' ? error.status : 0;
}


/***/ }),

/***/ 80269:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ untilAborted)
/* harmony export */ });
/** Waits for work that takes no signal; rejects with the signal's reason as soon as it aborts. */
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

/***/ 20505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ compareVersions)
/* harmony export */ });
/** Compares two dotted versions (`1.41`, `0.12.1`) by their numbers: negative when `a` is older. */
function compareVersions(a, b) {
    const [left, right] = [a, b].map(text => text.split('.').map(Number));
    const differs = (left ?? []).findIndex((part, i) => part !== (right?.[i] ?? 0));
    return differs < 0 ? 0 : (left?.[differs] ?? 0) - (right?.[differs] ?? 0);
}


/***/ }),

/***/ 45960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TO: () => (/* binding */ readDockerConfig),
/* harmony export */   go: () => (/* binding */ brokenConfig),
/* harmony export */   kG: () => (/* binding */ dockerConfigDir),
/* harmony export */   wj: () => (/* binding */ isStoredAuth)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67429);




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
        auths: requireMap(path, config, 'auths', isStoredAuth, 'an object of objects of strings'),
        credHelpers: requireMap(path, config, 'credHelpers', _core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH, 'an object of strings'),
        credsStore: requireText(path, config, 'credsStore'),
        currentContext: requireText(path, config, 'currentContext'),
        proxies: requireMap(path, config, 'proxies', _core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isTextMap */ .kn, 'an object of objects of strings'),
        httpHeaders: requireMap(path, config, 'HttpHeaders', _core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH, 'an object of strings'),
    };
}
/** The error for a docker config that cannot be used. */
function brokenConfig(path, problem) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ('DOCKER_CONFIG', `the docker config ${path} ${problem}`, {
        hint: 'Repair or remove the file, or name another folder:\n  env:\n    DOCKER_CONFIG: ${{ runner.temp }}/docker',
    });
}
async function read(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
    }
    catch (error) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) === 'ENOENT')
            return '{}';
        throw brokenConfig(path, `cannot be read (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) || String(error)})`);
    }
}
// The parser's message quotes the text, which holds passwords; that is why the error has no cause.
function parse(path, text) {
    try {
        const config = JSON.parse(text);
        if ((0,_core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)(config, []))
            return config;
    }
    catch {
        throw brokenConfig(path, 'is not valid JSON');
    }
    throw brokenConfig(path, 'is not a JSON object');
}
function requireText(path, config, key) {
    const value = config[key] ?? '';
    if ((0,_core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH)(value))
        return value;
    throw brokenConfig(path, `is invalid: ${key} must be a string`);
}
function requireMap(path, config, key, fits, allowed) {
    const value = config[key] ?? {};
    if ((0,_core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)(value, []) && Object.values(value).every(fits))
        return value;
    throw brokenConfig(path, `is invalid: ${key} must be ${allowed}`);
}
/** Whether a value is an entry of `auths`. */
function isStoredAuth(value) {
    return ((0,_core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)(value, []) && ['auth', 'username', 'password', 'identitytoken'].every(key => (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH)(value[key] ?? '')));
}


/***/ }),

/***/ 50827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ toAuthConfig)
/* harmony export */ });
/** The form of a credential that the engine expects. */
function toAuthConfig(credential) {
    const { username, password, identityToken: identitytoken, serverAddress: serveraddress } = credential;
    return identitytoken ? { identitytoken, serveraddress } : { username, password, serveraddress };
}


/***/ }),

/***/ 8436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ci: () => (/* binding */ addressOf),
  N2: () => (/* binding */ describeEndpoint),
  IX: () => (/* binding */ isLocal),
  sO: () => (/* binding */ resolveEndpoint)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/docker/config.js
var config = __webpack_require__(45960);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/docker/tls.js



/** Reads `ca.pem`, `cert.pem` and `key.pem` of a folder, those that exist; `DOCKER_TLS` when they cannot be used. */
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
        if ((0,errors/* codeOf */.$N)(error) === 'ENOENT')
            return undefined;
        throw unusableTls(path, `cannot be read (${(0,errors/* codeOf */.$N)(error) || String(error)})`, error);
    }
}
/** The error for TLS material that is missing or cannot be used. */
function unusableTls(path, problem, cause) {
    return new errors/* ActionError */.lZ('DOCKER_TLS', `TLS material for the engine: ${path} ${problem}`, {
        hint: 'env:\n  DOCKER_TLS_VERIFY: 1\n  DOCKER_CERT_PATH: folder of ca.pem, cert.pem and key.pem',
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/docker/context.js





/** Reads a context of `docker context create`; `DOCKER_CONTEXT` when it does not exist or is broken. */
async function readDockerContext(configDir, name) {
    const id = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    const path = (0,external_node_path_.join)(configDir, 'contexts', 'meta', id, 'meta.json');
    const { Host: host, SkipTLSVerify: skip } = await readEndpoint(path, name);
    if (!host)
        throw broken(name, `names no engine (${path})`);
    const files = await readTlsFolder((0,external_node_path_.join)(configDir, 'contexts', 'tls', id, 'docker'));
    // Without TLS material, and without a setting for verification, the connection is plain.
    const tls = skip === true || Object.keys(files).length > 0 ? { ...files, verify: skip !== true } : undefined;
    return { host, tls };
}
async function readEndpoint(path, name) {
    try {
        const meta = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        return meta?.Endpoints?.docker ?? {};
    }
    catch (error) {
        const missing = (0,errors/* codeOf */.$N)(error) === 'ENOENT';
        throw broken(name, missing ? `does not exist (no ${path})` : `cannot be read (${path})`, error);
    }
}
function broken(name, problem, cause) {
    return new errors/* ActionError */.lZ('DOCKER_CONTEXT', `the docker context ${JSON.stringify(name)} ${problem}`, {
        hint: 'Choose one that `docker context ls` shows (DOCKER_CONTEXT, docker context use), or name the engine:\n  with:\n    docker-host: unix:///var/run/docker.sock',
        cause,
    });
}

;// CONCATENATED MODULE: ./lib/docker/endpoint.js






/**
 * Finds the engine as the Docker CLI does: input, `DOCKER_HOST`, `DOCKER_CONTEXT`, the config's current context, the
 * default socket. Errors: `DOCKER_HOST`, `DOCKER_HOST_SSH`, `DOCKER_CONTEXT`, `DOCKER_TLS`, `DOCKER_CONFIG`.
 */
async function resolveEndpoint(sources) {
    const { env, dockerHost } = sources;
    const configDir = (0,config/* dockerConfigDir */.kG)(sources);
    if (dockerHost)
        return resolveUrl(dockerHost, 'input docker-host', await readTlsEnvironment(env, configDir));
    const host = env['DOCKER_HOST'];
    if (host)
        return resolveUrl(host, 'DOCKER_HOST', await readTlsEnvironment(env, configDir));
    const context = env['DOCKER_CONTEXT'] || (await (0,config/* readDockerConfig */.TO)(configDir)).currentContext;
    if (!context || context === 'default')
        return { kind: 'unix', path: await defaultSocket(env), source: 'default socket' };
    const { host: url, tls } = await readDockerContext(configDir, context);
    return resolveUrl(url, `docker context ${context}`, tls);
}
/** The address of an engine as `DOCKER_HOST` has it. */
function addressOf(endpoint) {
    return endpoint.kind === 'unix' ? `unix://${endpoint.path}` : `tcp://${endpoint.host}:${endpoint.port}`;
}
/** Writes an endpoint for messages, with what named it: `unix:///var/run/docker.sock (DOCKER_HOST)`. */
function describeEndpoint(endpoint) {
    return `${addressOf(endpoint)} (${endpoint.source})`;
}
/** Whether an engine is on this machine, judged by its address. */
function isLocal(endpoint) {
    return endpoint.kind === 'unix' || /^(localhost|127(\.\d+){3}|::1)$/i.test(endpoint.host);
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
    throw new errors/* ActionError */.lZ('DOCKER_HOST', `${source}: ${JSON.stringify(url)}, allowed: ${allowed}`, {
        hint: `with:\n  docker-host: ${example}`,
    });
}
function sshRefusal(url, source) {
    return new errors/* ActionError */.lZ('DOCKER_HOST_SSH', `${source}: ${JSON.stringify(url)}, ssh is not supported; allowed: ${allowed}`, {
        hint: `Name an engine or docker context with TLS (tcp://HOST:2376), or bring the engine to a local socket first, by ssh or docker system dial-stdio:
  - run: ssh -fnNT -L /tmp/docker.sock:/var/run/docker.sock ${url}
then
  with:
    docker-host: unix:///tmp/docker.sock`,
    });
}
// As in the Docker CLI, any text enables TLS, even `0`.
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

/***/ 2965:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ EngineStreamError),
/* harmony export */   Bx: () => (/* binding */ connectionLost),
/* harmony export */   Fw: () => (/* binding */ withoutNames),
/* harmony export */   Mr: () => (/* binding */ orMissing),
/* harmony export */   NJ: () => (/* binding */ EngineError),
/* harmony export */   Rk: () => (/* binding */ isConnectionError),
/* harmony export */   h2: () => (/* binding */ strangeAnswer),
/* harmony export */   np: () => (/* binding */ EngineRefusal),
/* harmony export */   uy: () => (/* binding */ explainCall)
/* harmony export */ });
/* unused harmony export classifyRefusal */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_transient_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7297);


/** An engine's refusal in its own words. It passes the answers of registries on as text only. */
class EngineError extends Error {
    /** Whether the same call may succeed a moment later; refusals for good come with the same HTTP status. */
    get transient() {
        return this.kind === 'failed' && (0,_core_transient_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransientText */ .KL)(withoutNames(this.message));
    }
    get kind() {
        return classifyRefusal(this.message);
    }
    /** The message without the engine's own preamble. */
    get words() {
        return this.message.replace(/^Error response from daemon: /, '');
    }
}
/** A refusal of the engine: its HTTP status and its own words. */
class EngineRefusal extends EngineError {
    status;
    constructor(status, message, cause) {
        super(message, { cause });
        this.name = 'EngineRefusal';
        this.status = status;
    }
    get transient() {
        return (0,_core_transient_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransientStatus */ .Dm)(this.status) && super.transient;
    }
    // An engine also answers 404 for what the registry hides, and only the words show the difference.
    get kind() {
        if (this.status === 401 || this.status === 403)
            return 'denied';
        return this.status === 404 && super.kind === 'failed' ? 'not-found' : super.kind;
    }
}
/** What an engine reported as failed inside a stream that began with HTTP 200. */
class EngineStreamError extends EngineError {
    exitCode;
    constructor(message, exitCode) {
        super(message);
        this.name = 'EngineStreamError';
        this.exitCode = exitCode;
    }
}
/** Sorts the words that an engine passed on from a registry. */
function classifyRefusal(words) {
    const said = withoutNames(words);
    if (/unauthorized|denied|authentication|authorization|not authorized|no basic auth|incorrect username|\b40[13]\b/i.test(said)) {
        return 'denied';
    }
    if (/not found|manifest unknown|name unknown|no matching manifest|does not exist/i.test(said))
        return 'not-found';
    return 'failed';
}
/** What an engine said, without addresses and images: `acme/authentication` must not pass for a refused login. */
function withoutNames(words) {
    return words.replace(/\b[\w.-]+(?::\d+)?(?:\/[\w.@:+-]+)+|\b[a-z0-9][\w.-]*:\w[\w.-]*/g, '');
}
/** The error for a connection to the engine that ended early: `ENGINE_LOST`. An `ActionError` stays what it is. */
function connectionLost(what, cause) {
    if (cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ)
        return cause;
    // The error of an abort has its reason as the cause.
    if (cause instanceof Error && cause.cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ)
        return cause.cause;
    const message = `${what} failed: the engine closed the connection (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)})`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ENGINE_LOST', message, {
        hint: 'Look for the reason in the log of the Docker daemon.',
        cause,
    });
}
/** The error for an answer that is not what was asked for: `ENGINE_ANSWER`. */
function strangeAnswer(wanted) {
    const hint = 'Is it a Docker engine that listens there, or something in between?\n  with:\n    docker-host: …';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ENGINE_ANSWER', `the Docker engine answered something other than ${wanted}`, { hint });
}
/** Whether an error means that a connection ended early or could no longer be used. */
function isConnectionError(error) {
    return /^(ECONN|EPIPE$|ETIMEDOUT$|ERR_STREAM_PREMATURE_CLOSE$|HPE_)/.test((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error));
}
/** What an answer is, or undefined when the engine answered that there is no such thing. */
async function orMissing(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (error instanceof EngineRefusal && error.status === 404)
            return undefined;
        throw error;
    }
}
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
/**
 * Names what went wrong with a call to the engine called `name`: `EngineRefusal`, `ENGINE_TLS`, `ENGINE_DOWN`, and
 * `ENGINE_LOST` unless the call is streamed: then only its caller knows what was lost.
 */
function explainCall(error, name, streamed) {
    if (error.statusCode !== undefined)
        return new EngineRefusal(error.statusCode, refusalText(error), error);
    const code = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error);
    if (/CERT|SIGNATURE|SELF_SIGNED/.test(code)) {
        const message = `the Docker engine at ${name} shows a certificate that is not trusted (${code})`;
        const hint = 'Put the ca.pem of that engine into $DOCKER_CERT_PATH.';
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ENGINE_TLS', message, { hint, cause: error });
    }
    if (unreachable.has(code)) {
        const hint = 'Start Docker on this runner, or name the engine:\n  with:\n    docker-host: unix:///var/run/docker.sock';
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ENGINE_DOWN', `no Docker engine answers at ${name} (${code})`, { hint, cause: error });
    }
    return !streamed && isConnectionError(error) ? connectionLost(`a request to ${name}`, error) : error;
}
function refusalText({ json, message }) {
    return json?.message ?? message.replace(/^\(HTTP code \d+\) [^-]*- /, '').trim();
}


/***/ }),

/***/ 15777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   l9: () => (/* binding */ toEngineImage),
/* harmony export */   tj: () => (/* binding */ platformOf),
/* harmony export */   uZ: () => (/* binding */ toListedImage),
/* harmony export */   uk: () => (/* binding */ availablePlatforms)
/* harmony export */ });
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67429);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2965);


/** The platforms for which the engine has all of an image, as it names them. */
function availablePlatforms({ Manifests }) {
    return (Manifests ?? []).flatMap(({ Kind, Available, ImageData }) => Kind === 'image' && Available && ImageData?.Platform ? [ImageData.Platform] : []);
}
function toEngineImage(answer) {
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(answer.Id) || !(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(answer.Os) || !(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(answer.Architecture))
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .strangeAnswer */ .h2)('an image');
    return {
        id: answer.Id,
        tags: namesOf(answer.RepoTags),
        digests: namesOf(answer.RepoDigests),
        created: answer.Created ?? '',
        platform: platformOf(answer),
        labels: answer.Config?.Labels ?? {},
        layers: answer.RootFS?.Layers ?? [],
        user: answer.Config?.User ?? '',
        size: answer.Size ?? 0,
    };
}
/** The platform that an image is for, as the engine names it. */
function platformOf(image) {
    const { Os: os, Architecture: architecture, Variant: variant } = image;
    return { os, architecture, ...(variant && { variant }) };
}
function toListedImage({ Id: id, RepoTags, RepoDigests, Labels }) {
    return { id, tags: namesOf(RepoTags), digests: namesOf(RepoDigests), labels: Labels ?? {} };
}
/** The names in an engine's answer; older engines write `<none>` where there is none. */
function namesOf(names) {
    return (names ?? []).filter(name => !name.includes('<none>'));
}


/***/ }),

/***/ 52396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ retryNameConflicts)
/* harmony export */ });
/* unused harmony export isNameConflict */
/* harmony import */ var _core_pause_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57573);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2965);


// Another client needs a few milliseconds for its part.
const tries = 20;
const longestPause = 100;
/**
 * Writes a name in an engine, again and again while another client is writing or removing the same name. In the containerd
 * store, an image without a name has one made from its digest, which loading the image writes.
 */
async function retryNameConflicts(write, signal) {
    for (let attempt = 1;; attempt++) {
        try {
            return await write();
        }
        catch (error) {
            if (attempt === tries || !isNameConflict(error))
                throw error;
            // Two clients that wait equally long would collide again.
            await (0,_core_pause_js__WEBPACK_IMPORTED_MODULE_0__/* .pauseFor */ .Q)(Math.random() * longestPause, signal);
        }
    }
}
/** Whether an engine could not write a name because another client did something to it between two of its own steps. */
function isNameConflict(error) {
    if (!(error instanceof Error) || ![error, error.cause].some(each => each instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .EngineError */ .NJ))
        return false;
    return /\balready exists\b|failed to (?:delete previous|replace) image/i.test(error.message);
}


/***/ }),

/***/ 68969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ chooseEngineHeaders),
/* harmony export */   N: () => (/* binding */ findUnmetTrust)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_go_boolean_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85744);


/** Says in one sentence that this action does not do what `DOCKER_CONTENT_TRUST` asks for; undefined when it is not set. */
function findUnmetTrust(env) {
    const trust = env['DOCKER_CONTENT_TRUST'] ?? '';
    // As in the Docker CLI, anything that is not a boolean counts as true.
    if (trust === '' || (0,_core_go_boolean_js__WEBPACK_IMPORTED_MODULE_1__/* .parseGoBoolean */ .a)(trust) === false)
        return undefined;
    return `DOCKER_CONTENT_TRUST=${trust} has no effect: signatures are neither checked nor made; an image can be named by its digest instead`;
}
/**
 * The HTTP headers of all requests to an engine: those of `DOCKER_CUSTOM_HEADERS` (`name=value,…`; an item with a comma
 * in double quotes), else those of the docker config, as in the Docker CLI. Throws `DOCKER_CUSTOM_HEADERS`.
 */
function chooseEngineHeaders(env, configured) {
    const text = env['DOCKER_CUSTOM_HEADERS']?.trim() ?? '';
    if (text === '')
        return configured;
    const items = [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,"]*))(?:,|$)/g)].filter(([whole]) => whole !== '');
    const pairs = items.map(([, quoted, plain = '']) => /^([\w!#$%&'*+.^`|~-]+)\s*=(.*)$/s.exec(quoted?.replaceAll('""', '"') ?? plain));
    const wrong = pairs.includes(null) || items.map(([whole]) => whole).join('') !== text;
    // The text stays out of the error, because it may hold a token.
    if (wrong)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('DOCKER_CUSTOM_HEADERS', 'DOCKER_CUSTOM_HEADERS cannot be read, allowed: name=value with commas between them', { hint: 'env:\n  DOCKER_CUSTOM_HEADERS: X-One=1,"X-Two=a,b"' });
    return Object.fromEntries(pairs.map(pair => [pair?.[1] ?? '', pair?.[2] ?? '']));
}


/***/ }),

/***/ 52709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readDate)
/* harmony export */ });
/**
 * Reads the date of an image, as milliseconds since 1970; undefined where it has none. Reproducible builds date their
 * images to 1970, which counts as none.
 */
function readDate(text) {
    const time = Date.parse(text);
    return time > 0 ? time : undefined;
}


/***/ }),

/***/ 3158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $q: () => (/* binding */ parseName),
/* harmony export */   RZ: () => (/* binding */ isKnownFormat),
/* harmony export */   Tc: () => (/* binding */ archiveFormats),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   m_: () => (/* binding */ shortId),
/* harmony export */   nD: () => (/* binding */ formatName),
/* harmony export */   oL: () => (/* binding */ knownFormats)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68424);

/** How an archive is stored: a zip with one deflated tar in it, the tar of docker save compressed by zstd, or that tar bare. */
const archiveFormats = ['zip', 'tzst', 'docker'];
/** Formats that can be loaded, compressed before raw. */
const knownFormats = ['zip', 'tzst', 'tgz', 'docker', 'tar'];
// Anchored at both ends: `web_1_<id>.zip.partial` is not an archive.
const grammar = /^(?<name>.+)_(?<version>[^_]*)_(?<imageid>[0-9a-f]{12})\.(?<archfmt>[^.]*)$/s;
/** Reads an archive's file name; undefined for every other file. */
function parseName(fileName) {
    const groups = grammar.exec(fileName)?.groups;
    if (!groups)
        return undefined;
    const { name = '', version = '', imageid = '', archfmt = '' } = groups;
    return { name, version, imageid, archfmt };
}
/** Whether an archive has a format we know. */
function isKnownFormat({ archfmt }) {
    return knownFormats.some(format => format === archfmt);
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
/**
 * The file-safe form of a repository: `/` is written `~` and `:` is written `=`, both illegal in references, so that it
 * maps back to exactly one. `ghcr.io/acme/api` is `ghcr.io~acme~api`, `localhost:5000/api` is `localhost=5000~api`;
 * Docker Hub's host is left out, so `docker.io/acme/api` is `acme~api`.
 */
function nameOf(repository) {
    return ((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(repository)?.repository ?? repository).replaceAll('/', '~').replaceAll(':', '=');
}
/** The repository that a file-safe name was made from; for a name that the user chose, the one it looks like. */
function repositoryOf(name) {
    return name.replaceAll('~', '/').replaceAll('=', ':');
}
/** The 12 hex digits of a file name, from a digest with or without `sha256:`. */
function shortId(digest) {
    return digest.replace(/^sha256:/, '').slice(0, 12);
}


/***/ }),

/***/ 88758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   my: () => (/* binding */ samePlatform),
/* harmony export */   oF: () => (/* binding */ checkPlatform)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

const architectures = {
    x86_64: 'amd64',
    'x86-64': 'amd64',
    aarch64: 'arm64',
    armhf: 'arm',
    i386: '386',
};
const defaultVariants = { arm: 'v7' };
/** Reads `os/arch[/variant]` and normalises it as containerd does (`linux/aarch64` is `linux/arm64`); undefined when the text is not a platform. */
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
/** Throws `PLATFORM` when an image is not for the platform that was asked for. */
function checkPlatform(reference, have, asked) {
    if (!asked || samePlatform(have, asked))
        return;
    const message = `${reference} is for ${formatPlatform(have)}, not for ${formatPlatform(asked)}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('PLATFORM', message, { hint: `platform: ${formatPlatform(have)}` });
}
function normalise(os, written, writtenVariant) {
    const architecture = architectures[written] ?? written;
    const variant = architecture === 'arm64' && writtenVariant === 'v8' ? undefined : writtenVariant || defaultVariants[architecture];
    return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}


/***/ }),

/***/ 68424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CP: () => (/* binding */ formatPullReference),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   Sl: () => (/* binding */ lowerRepository),
/* harmony export */   bM: () => (/* binding */ nameInEngine),
/* harmony export */   tQ: () => (/* binding */ familiarPath),
/* harmony export */   vy: () => (/* binding */ formatImage)
/* harmony export */ });
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88758);

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const registry = '(?:localhost|(?:[A-Za-z0-9-]+\\.)+[A-Za-z0-9-]+|[A-Za-z0-9-]+(?=:\\d)|\\[[0-9a-fA-F]*:[0-9a-fA-F:]*\\])(?::\\d+)?';
const grammar = new RegExp(`^(?:(${registry})/)?(${component}(?:/${component})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`);
/** Splits an image reference by the OCI distribution grammar; undefined when it does not follow it. */
function parseReference(text) {
    const match = grammar.exec(text);
    const path = match?.[2];
    if (!match || path === undefined)
        return undefined;
    const [, written, , tag, digest] = match;
    const host = canonicalHost(written);
    const familiar = familiarPath(path);
    return {
        ...(host === 'docker.io'
            ? { host, path: familiar, repository: familiar }
            : { host, path, repository: `${host}/${path}` }),
        ...(tag === undefined ? {} : { tag }),
        ...(digest === undefined ? {} : { digest }),
    };
}
/** A path of Docker Hub as users write it: `library/busybox` and `busybox` are one repository. */
function familiarPath(path) {
    return path.replace(/^library\/(?=[^/]+$)/, '');
}
/** Writes a reference as engines do, `repository:tag`. */
function formatReference({ repository, tag }) {
    return `${repository}:${tag}`;
}
/** Writes what an engine is asked to pull: `repository@digest` when the reference has a digest, else `repository:tag`. */
function formatPullReference({ repository, digest }, tag) {
    return digest ? `${repository}@${digest}` : `${repository}:${tag}`;
}
/** Writes a reference for messages, with the platform when one was asked for: `acme/api:1.0.0 (linux/arm64)`. */
function formatImage(reference, platform) {
    return platform ? `${reference} (${(0,_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(platform)})` : reference;
}
/** What an engine calls the image of a reference, `repository:tag`. */
function nameInEngine(reference) {
    const { repository = '', tag = 'latest' } = parseReference(reference) ?? {};
    const written = reference.slice(0, repository.length);
    // Engines distinguish hosts that differ only in case.
    return `${written.toLowerCase() === repository ? written : repository}:${tag}`;
}
/** Lower-cases the repository part, which can never hold upper-case letters (`github.repository` often does). */
function lowerRepository(text) {
    const end = /[:@](?!.*\/)/.exec(text)?.index ?? text.length;
    return text.slice(0, end).toLowerCase() + text.slice(end);
}
function canonicalHost(written) {
    const host = written?.toLowerCase();
    if (host === undefined || host === 'index.docker.io' || host === 'registry-1.docker.io')
        return 'docker.io';
    return host;
}


/***/ }),

/***/ 84697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ repositoryOfTags),
/* harmony export */   n: () => (/* binding */ checkRepository)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3158);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68424);



/** The repository of the names that an archive gives its image: the expected one if it is among them; undefined where no name has one. */
function repositoryOfTags(tags, expected = '') {
    const repositories = tags.flatMap(tag => {
        const reference = (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(tag);
        return reference?.tag === undefined ? [] : [reference.repository];
    });
    return repositories.includes(expected) ? expected : repositories[0];
}
/**
 * Throws `ARCHIVE_REPOSITORY` where an archive records another repository than the expected one: they are two images,
 * whatever the name of the archive. An archive that records none is accepted, and so is any where none is expected.
 */
function checkRepository(archive, recorded, expected) {
    if (recorded === undefined || expected === '' || recorded === expected)
        return;
    const message = `${archive} is an archive of ${recorded}, not of ${expected}: one name cannot stand for two images`;
    const hint = `Give each image a name of its own:\n  with:\n    name: ${(0,_name_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(expected)}\nor remove the archives of the other one, by the action prune:\n  with:\n    image: ${recorded}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ARCHIVE_REPOSITORY', message, { hint });
}


/***/ }),

/***/ 42189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lF: () => (/* binding */ isVersion),
/* harmony export */   uM: () => (/* binding */ judgeVersion),
/* harmony export */   yQ: () => (/* binding */ toTag)
/* harmony export */ });
/* unused harmony export dirtyVersions */
/** The versions that are mutable by convention: `latest`, `dev`, `….dirty`, `…+dirty`, and build number 0. */
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
/** Whether a text may be the version of an archive; `_` separates the fields of an archive's name. */
function isVersion(text) {
    return /^[A-Za-z0-9.+~-]{1,100}$/.test(text);
}
/** A legal Docker tag made from a version: illegal characters become `-`, at most 128 characters. */
function toTag(version) {
    const tag = version.replace(/[^A-Za-z0-9_.-]/g, '-').replace(/^([.-])/, '_$1');
    return tag.slice(0, 128) || 'latest';
}


/***/ }),

/***/ 39165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hU: () => (/* binding */ isNameTaken),
/* harmony export */   iV: () => (/* binding */ conflictWait),
/* harmony export */   kK: () => (/* binding */ ownWait)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _storage_refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8802);


// Azure's names for it.
const blocksGone = new Set(['InvalidBlockList', 'BlobNotFound']);
/** Whether an artifact could not be started because its run has one of that name, finished or not. */
function isNameTaken(error) {
    return /CreateArtifact.*(\(409\)|already exists)/is.test((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
}
/**
 * How long to wait, in milliseconds, for the other step that stores an artifact of the same name; undefined where an
 * upload failed for another reason.
 */
function conflictWait(error) {
    // The other step may still be uploading.
    if (isNameTaken(error))
        return 300_000;
    // Its artifact replaced ours, whose blocks are gone, and has progressed about as far.
    if (/FinalizeArtifact.*\((400|404|409)\)/is.test((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)) || blocksGone.has(storageCode(error)))
        return 10_000;
    return undefined;
}
/** The same after an upload of this step broke off: GitHub may keep the name for that, and then nobody finishes it. */
function ownWait(error) {
    const wait = conflictWait(error);
    return wait === undefined ? undefined : Math.min(wait, 5000);
}
function storageCode(error) {
    return error instanceof _storage_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .StorageRefusal */ .W ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error.cause) : '';
}


/***/ }),

/***/ 34808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gd: () => (/* binding */ artifactService),
/* harmony export */   aP: () => (/* binding */ artifactObstacle),
/* harmony export */   jL: () => (/* binding */ explainUpload),
/* harmony export */   vE: () => (/* binding */ enterpriseObstacle)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _artifact_conflict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39165);


/** What messages call the service. */
const artifactService = 'the artifact service';
/**
 * Why this step cannot use the artifacts of its own run, as an error that begins with the input that needs them;
 * undefined where it can.
 */
function artifactObstacle(environment, wanted, hint) {
    const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url } = environment.env;
    const enterprise = enterpriseObstacle(environment, wanted, hint);
    if (enterprise || (token && url))
        return enterprise;
    const message = `${wanted} needs the artifact service, and this step has no ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ARTIFACT_SERVICE', message, { hint });
}
/** Why the server has no artifacts that this action can use, in the same form. */
function enterpriseObstacle({ serverUrl }, wanted, hint) {
    const { hostname } = new URL(serverUrl);
    if (/^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname))
        return undefined;
    const message = `${wanted} does not work on GitHub Enterprise Server (${hostname}): it has no artifact service of this generation`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ARTIFACT_GHES', message, { hint });
}
/** A failed upload as an error that says so when the storage quota is used up. */
function explainUpload(name, cause) {
    if (cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ)
        return cause;
    const words = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause);
    if (/insufficient usage|quota/i.test(words)) {
        const message = `artifact ${name} was not stored: the artifact storage quota of this account is used up`;
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ARTIFACT_QUOTA', message, { hint: 'retention-days: 3\nor  upload-artifact: false', cause });
    }
    if ((0,_artifact_conflict_js__WEBPACK_IMPORTED_MODULE_1__/* .isNameTaken */ .hU)(cause)) {
        const message = `artifact ${name} was not stored: an earlier upload in this run took its name and was never finished, and GitHub does not give the name back`;
        const hint = 'Re-run the job: each attempt has names of its own. Or do without:\n  with:\n    upload-artifact: false';
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ARTIFACT_TAKEN', message, { hint, cause });
    }
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ARTIFACT_UPLOAD', `artifact ${name} was not stored: ${words}`, { cause });
}


/***/ }),

/***/ 55602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ ArtifactStore),
  g: () => (/* binding */ hasSameBytes)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/byte-source.js
var byte_source = __webpack_require__(94743);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/http-call.js + 1 modules
var http_call = __webpack_require__(42006);
// EXTERNAL MODULE: ./lib/core/look-up.js
var look_up = __webpack_require__(2892);
// EXTERNAL MODULE: ./lib/core/partial-file.js
var partial_file = __webpack_require__(38133);
// EXTERNAL MODULE: ./lib/core/poll.js
var poll = __webpack_require__(29390);
// EXTERNAL MODULE: ./lib/core/retry.js
var retry = __webpack_require__(7493);
// EXTERNAL MODULE: ./lib/image/name.js
var image_name = __webpack_require__(3158);
// EXTERNAL MODULE: ./lib/stores/artifact-conflict.js
var artifact_conflict = __webpack_require__(39165);
// EXTERNAL MODULE: ./lib/archive/partial-archive.js
var partial_archive = __webpack_require__(88980);
// EXTERNAL MODULE: ./lib/core/pause.js
var pause = __webpack_require__(57573);
// EXTERNAL MODULE: ./lib/core/time-limit.js
var time_limit = __webpack_require__(45708);
// EXTERNAL MODULE: ./lib/core/transient.js
var core_transient = __webpack_require__(7297);
;// CONCATENATED MODULE: ./lib/stores/artifact-parts.js
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






const tries = 5;
// Milliseconds before the second try.
const artifact_parts_pause = 500;
// Milliseconds, as the library gives a download.
const longestStall = 30_000;
/** An artifact that is read in ranges, by addresses that GitHub signs and that expire. */
class ArtifactParts {
    path;
    size;
    #id;
    #access;
    #connections;
    #log;
    #signal;
    #address;
    #fetched = 0;
    constructor({ id, name, size }, access, connections, log, signal) {
        this.path = name;
        this.size = size;
        this.#id = id;
        this.#access = access;
        this.#connections = connections;
        this.#log = log;
        this.#signal = signal;
    }
    fetched() {
        return this.#fetched;
    }
    read = (offset, size, signal = this.#signal) => this.#read(offset, offset + size, signal);
    // Goes on where it broke off.
    async *#read(start, end, signal) {
        for (let at = start, left = tries; at < end;) {
            const before = at;
            try {
                for await (const chunk of this.#readOnce(at, end, signal)) {
                    at += chunk.length;
                    this.#fetched += chunk.length;
                    yield chunk;
                }
                if (at < end)
                    throw new Error(`the answer ended ${end - at} bytes too early`);
            }
            catch (error) {
                signal.throwIfAborted();
                // A transfer that makes progress is not given up.
                left = at > before ? tries : left - 1;
                if (error instanceof partial_archive/* WholeArchiveNeeded */.n || left === 0)
                    throw toNeeded(error);
                this.#log.info(`Reading the artifact broke off and goes on at byte ${at}: ${(0,errors/* messageOf */.bD)(error)}`);
                await (0,pause/* pauseFor */.Q)(artifact_parts_pause, signal);
            }
        }
    }
    async *#readOnce(start, end, signal) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const stall = __addDisposableResource(env_1, new time_limit/* TimeLimit */.h(longestStall, signal, () => new Error('no byte arrived for too long')), false);
            stall.start();
            const answer = await this.#open(start, end, stall.signal);
            const abort = () => answer.destroy(stall.signal.reason);
            stall.signal.addEventListener('abort', abort, { once: true });
            for await (const chunk of answer) {
                // The engine may take its time between two chunks.
                stall.stop();
                yield chunk;
                stall.start();
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    async #open(start, end, signal) {
        try {
            const ask = () => this.#ask(start, end, signal);
            return await (0,retry/* retry */.L)({ what: 'reading the artifact', tries, pause: artifact_parts_pause }, ask, this.#log, signal);
        }
        catch (error) {
            signal.throwIfAborted();
            throw toNeeded(error);
        }
    }
    async #ask(start, end, signal) {
        const address = (this.#address ??= this.#sign());
        const headers = { range: `bytes=${start}-${end - 1}` };
        try {
            const answer = await this.#connections.send({ url: await address, headers }, signal);
            const { statusCode = 0 } = answer;
            const range = /^bytes (\d+)-/.exec(answer.headers['content-range'] ?? '')?.[1];
            if (statusCode === 206 && Number(range) === start)
                return answer;
            answer.destroy();
            throw new RangeRefusal(statusCode, (0,core_transient/* readRetryAfter */.D$)(answer.headers['retry-after']));
        }
        catch (error) {
            // An expired address is answered like a forged one.
            if (this.#address === address)
                this.#address = undefined;
            throw error;
        }
    }
    async #sign() {
        const url = new URL(await this.#access.api.locateArtifact(this.#id));
        const signature = url.searchParams.get('sig') ?? '';
        for (const secret of [signature, encodeURIComponent(signature)])
            if (secret !== '')
                this.#access.mask(secret);
        return url;
    }
}
class RangeRefusal extends Error {
    transient;
    retryAfter;
    constructor(status, retryAfter) {
        super(`the artifact storage answered ${status} to a request for a range`);
        this.transient = (0,core_transient/* isTransientStatus */.Dm)(status) || [401, 403, 404, 410].includes(status);
        this.retryAfter = retryAfter;
    }
}
function toNeeded(error) {
    return error instanceof partial_archive/* WholeArchiveNeeded */.n ? error : new partial_archive/* WholeArchiveNeeded */.n((0,errors/* messageOf */.bD)(error), error);
}

// EXTERNAL MODULE: ./lib/stores/artifact-service.js
var artifact_service = __webpack_require__(34808);
// EXTERNAL MODULE: ./lib/stores/choose.js
var choose = __webpack_require__(26929);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./lib/core/child-process.js
var child_process = __webpack_require__(29265);
;// CONCATENATED MODULE: ./lib/core/named-pipe.js






// Linux gives a pipe 64 KiB, and F_SETPIPE_SZ (1031) up to 1 MiB. A reader allocates its whole buffer for each read, so
// that many small reads would cost an upload more than its early start gains.
const enlarge = 'open(my $pipe, "+<", $ARGV[0]) or exit 1; fcntl($pipe, 1031, 1 << 20) or exit 1';
const present = new Set();
// A thread that waits for a pipe would keep the process from ending.
process.on('exit', () => {
    for (const pipe of present) {
        pipe.close();
        (0,external_node_fs_.rmSync)((0,external_node_path_.dirname)(pipe.path), { recursive: true, force: true });
    }
});
// A reader that waits blocks one of the four threads that all work with files shares.
let inUse = false;
/** A named pipe, for code that reads files by their path alone. */
class NamedPipe {
    path;
    #socket;
    #open = true;
    constructor(path, socket) {
        this.path = path;
        this.#socket = socket;
        present.add(this);
        // `write` reports it.
        socket.on('error', () => undefined);
    }
    /**
     * Makes a pipe of 1 MiB and this name, in a new folder inside of `dir`. Undefined where the machine cannot (it takes
     * `mkfifo` and Perl), and while another is open.
     */
    static async create(dir, name, program) {
        if (inUse)
            return undefined;
        inUse = true;
        const pipe = await makePipe(dir, name, program).catch(() => undefined);
        if (pipe)
            return new NamedPipe(pipe.path, new external_node_net_.Socket({ fd: pipe.fd, readable: false }));
        inUse = false;
        program.signal.throwIfAborted();
        return undefined;
    }
    /** Writes bytes; resolves once a reader has taken them or the pipe holds them. */
    write(bytes) {
        return new Promise((resolve, reject) => {
            this.#socket.write(bytes, error => (error ? reject(error) : resolve()));
        });
    }
    /** Ends the pipe at once: its reader comes to an end after what was written, and so does one that opens the path later. */
    close() {
        if (!this.#open)
            return;
        this.#open = false;
        inUse = false;
        const empty = `${this.path}.end`;
        try {
            // Opening a pipe without a writer would block a thread forever.
            (0,external_node_fs_.writeFileSync)(empty, '');
            (0,external_node_fs_.renameSync)(empty, this.path);
        }
        finally {
            this.#socket.destroy();
        }
    }
    /** Removes a pipe that nothing will open again. */
    async remove() {
        this.close();
        await (0,promises_.rm)((0,external_node_path_.dirname)(this.path), { recursive: true, force: true });
        present.delete(this);
    }
}
async function makePipe(dir, name, program) {
    const folder = await (0,partial_file/* openPartialFolder */.en)(dir);
    const path = (0,external_node_path_.join)(folder.path, name);
    const run = (command, args) => (0,child_process/* runProcess */.R)({ command, args, cwd: folder.path, ...program }, () => undefined);
    let fd;
    try {
        if ((await run('mkfifo', ['-m', '600', path])) !== 0)
            throw new Error('mkfifo failed');
        // Open for both, so that neither side waits for the other to open it, and no reader comes to an end before `close`.
        fd = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDWR | external_node_fs_.constants.O_NONBLOCK);
        if ((await run('perl', ['-e', enlarge, path])) !== 0)
            throw new Error('the pipe cannot be enlarged');
        program.signal.throwIfAborted();
        return { path, fd };
    }
    catch (error) {
        if (fd !== undefined)
            (0,external_node_fs_.closeSync)(fd);
        await folder[Symbol.asyncDispose]();
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/core/until-aborted.js
var until_aborted = __webpack_require__(80269);
;// CONCATENATED MODULE: ./lib/stores/early-upload.js




const readAt = (0,external_node_util_.promisify)(external_node_fs_.read);
const chunkSize = 1024 * 1024;
// One block of an upload: a smaller file would not be sent sooner.
const leastSize = 8 * 1024 * 1024;
/** The upload of a file that is still being written: it reads behind the writer, which never waits for it. */
class EarlyUpload {
    #file;
    #send;
    #mayBegin;
    #context;
    #stop = new AbortController();
    #written = 0;
    #size;
    #changed = Promise.withResolvers();
    #sending;
    /** `mayBegin` is asked once there is something to send. */
    constructor(file, send, mayBegin, context) {
        this.#file = file;
        this.#send = send;
        this.#mayBegin = mayBegin;
        this.#context = context;
    }
    /** Tells how many bytes of the file are written and final. */
    advance(written) {
        this.#written = written;
        if (written >= leastSize && !this.#sending) {
            // Later the file has another name.
            this.#sending = this.#run((0,external_node_fs_.openSync)(this.#file.path, 'r'));
            this.#sending.catch(() => undefined);
        }
        this.#wake();
    }
    /** Sends the rest of a file of so many bytes, and finishes; undefined where nothing was begun. */
    async finish(size) {
        this.#size = size;
        this.#wake();
        return this.#sending;
    }
    /** Ends the upload; what was sent does not become an artifact. */
    async abandon() {
        this.#stop.abort(new Error('the archive was not finished'));
        this.#wake();
        await this.#sending?.catch(() => undefined);
    }
    async #run(fd) {
        try {
            return await this.#upload(fd);
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
    }
    async #upload(fd) {
        const { dir, environment, log } = this.#context;
        const signal = AbortSignal.any([this.#context.signal, this.#stop.signal]);
        if (!(await this.#mayBegin()))
            return undefined;
        signal.throwIfAborted();
        const pipe = await NamedPipe.create(dir, this.#file.name, { env: environment.env, signal });
        if (!pipe)
            return undefined;
        log.info(`The upload of ${this.#file.name} begins while it is written`);
        const feeding = this.#feed(fd, pipe, signal);
        // The upload has to be given up before the pipe ends, because the end of the pipe is the end of the artifact.
        feeding.catch((error) => this.#stop.abort(error));
        try {
            return await this.#send(pipe.path, signal, () => void pipe.remove());
        }
        finally {
            pipe.close();
            await feeding.catch(() => undefined);
        }
    }
    async #feed(fd, pipe, signal) {
        const buffer = Buffer.allocUnsafeSlow(chunkSize);
        for (let sent = 0; sent !== this.#size;) {
            const length = Math.min(chunkSize, this.#written - sent);
            if (length === 0) {
                await (0,until_aborted/* untilAborted */.E)(this.#changed.promise, signal);
                continue;
            }
            const { bytesRead } = await readAt(fd, buffer, 0, length, sent);
            if (bytesRead < length)
                throw new Error(`${this.#file.path} ends at ${sent + bytesRead} bytes`);
            await pipe.write(buffer.subarray(0, bytesRead));
            sent += bytesRead;
        }
        signal.throwIfAborted();
        pipe.close();
    }
    #wake() {
        this.#changed.resolve(undefined);
        this.#changed = Promise.withResolvers();
    }
}

// EXTERNAL MODULE: ./lib/stores/folder.js
var folder = __webpack_require__(28836);
// EXTERNAL MODULE: ./lib/stores/library-log.js
var library_log = __webpack_require__(45766);
// EXTERNAL MODULE: ./lib/stores/library-call.js
var library_call = __webpack_require__(66878);
// EXTERNAL MODULE: ./lib/stores/sidecar.js
var sidecar = __webpack_require__(64641);
// EXTERNAL MODULE: ./lib/stores/storage-refusal.js
var storage_refusal = __webpack_require__(8802);
// EXTERNAL MODULE: ./lib/stores/store.js
var store = __webpack_require__(331);
;// CONCATENATED MODULE: ./lib/stores/artifacts.js
var artifacts_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var artifacts_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





















// Bytes. Most of a smaller artifact is fetched anyway.
const smallestInParts = 2 * 1024 * 1024;
// Bytes that hold everything around the layers of an archive, except for images with very many parts.
const endsOfArchive = { head: 4096, tail: 256 * 1024 };
// Three steps that replace each other's unfinished artifact are done after two.
const mostUploads = 4;
// Milliseconds between two looks at whether another step has finished an artifact.
const pollPause = 1000;
// Blocks of 8 MB that are uploaded at once; the library's default of five takes a step above 256 MB of memory.
const uploadConcurrency = '3';
/** The archives among the artifacts of this run, or of another one; the only user of @actions/artifact. */
class ArtifactStore {
    place = 'artifact';
    #context;
    #other;
    // Names that are taken by uploads that nobody is known to finish.
    #unfinished = new Set();
    #parts;
    /** Without `parts`, artifacts are fetched as a whole only. */
    constructor(context, other, parts) {
        this.#context = context;
        this.#other = other;
        this.#parts = parts;
    }
    /** Lists the archives of the run, newest first. */
    async list(query = {}) {
        const listed = await this.#context.lookUps.ask(artifact_service/* artifactService */.Gd, (...limits) => this.#listAll(...limits));
        return (0,look_up/* whenKnown */.qe)(listed, artifacts => {
            const stored = artifacts.flatMap(artifact => {
                const archive = (0,image_name/* parseName */.$q)(artifact.name);
                return archive && (0,store/* isListed */.yy)(archive, query) ? [this.#toStored(archive, artifact)] : [];
            });
            return stored.sort((a, b) => (b.stored ?? 0) - (a.stored ?? 0));
        });
    }
    async find(query) {
        const found = await this.list({ name: query.name, accept: archive => (0,choose/* matches */.cK)(archive, query) });
        // Without a digest nothing shows that a file of the same name is the same archive.
        const prefer = async (each) => (each.sha256 === '' ? each : (0,folder/* preferFile */.J)(each, this.#context.dir));
        return (0,look_up/* whenKnown */.qe)(found, stored => Promise.all(stored.map(prefer)));
    }
    /**
     * Stores an archive byte for byte under its file name, for the retention of the repository where `retentionDays` is
     * 0. Of another step that stores the same name at the same time, the artifact is awaited: the same bytes are stored
     * once. Other bytes are replaced, or are `EXISTS` where `existing` is `fail`. What was sent is hashed on its way:
     * where it is not the archive, the artifact is removed, and `ARCHIVE_DAMAGED` is thrown. An upload that was begun
     * earlier is finished; where that fails, the archive is uploaded as if there had been none.
     */
    async upload(ready, { retentionDays, existing }, begun) {
        const early = begun && (await this.#finishBegun(begun, ready, existing));
        if (early)
            return early;
        for (let left = mostUploads;; left -= 1) {
            try {
                return await this.#uploadOnce(ready, retentionDays);
            }
            catch (error) {
                this.#context.signal.throwIfAborted();
                if (error instanceof errors/* ActionError */.lZ)
                    throw error;
                const wait = this.#unfinished.has((0,external_node_path_.basename)(ready.path)) ? (0,artifact_conflict/* ownWait */.kK)(error) : (0,artifact_conflict/* conflictWait */.iV)(error);
                if (wait === undefined || left === 1)
                    throw (0,artifact_service/* explainUpload */.jL)((0,external_node_path_.basename)(ready.path), error);
                const same = await this.#takeFromOther(ready, { error, wait }, existing);
                if (same)
                    return same;
            }
        }
    }
    /**
     * Begins to upload an archive that is still being written to `path`, unless this run has an artifact of its name; for
     * `upload` to finish.
     */
    begin(archive, path, retentionDays) {
        const name = (0,image_name/* formatName */.nD)(archive);
        const send = (pipe, signal, settled) => {
            const upload = async (client) => {
                const options = { skipArchive: true, retentionDays };
                return client.uploadArtifact(name, [pipe], (0,external_node_path_.dirname)(pipe), options).finally(settled);
            };
            // What was read from a pipe cannot be sent again, and the library makes no requests while it waits for bytes.
            return this.#call(`uploading ${name}`, upload, { signal, tries: 1, remote: false });
        };
        const isNew = async () => {
            const listed = await this.list({ name: archive.name, accept: each => isSameName(each, archive) });
            return listed.known && listed.value.length === 0;
        };
        return new EarlyUpload({ path, name }, send, isNew, this.#context);
    }
    async #finishBegun(begun, ready, existing) {
        let done;
        try {
            done = await begun.finish(ready.size);
        }
        catch (error) {
            this.#context.signal.throwIfAborted();
            const wait = (0,artifact_conflict/* conflictWait */.iV)(error);
            if (wait !== undefined)
                return this.#takeFromOther(ready, { error, wait }, existing);
            this.#unfinished.add((0,external_node_path_.basename)(ready.path));
            this.#context.log.info(`The archive is uploaded once more: ${(0,errors/* messageOf */.bD)(error)}`);
        }
        return done && this.#accept(ready, done);
    }
    // Undefined: the artifact has to be uploaded once more.
    async #takeFromOther(ready, { error, wait }, existing) {
        const { log } = this.#context;
        const name = (0,external_node_path_.basename)(ready.path);
        log.info(`Another step stores the artifact ${name} too`);
        // Nothing says whether the other step is alive.
        const { idleTimeout } = this.#context;
        const there = await this.#awaitFinished(ready.archive, Math.min(wait, idleTimeout || wait));
        if (there.length === 0 && (0,artifact_conflict/* isNameTaken */.hU)(error))
            this.#unfinished.add(name);
        const same = there.find(each => hasSameBytes(each, ready));
        if (same || there.length === 0)
            return same;
        if (existing === 'fail')
            throw otherBytes(name);
        log.notice(`The artifact ${name} of another step has other bytes and is replaced`);
        await this.#remove(name);
        return undefined;
    }
    async #uploadOnce(ready, retentionDays) {
        const { path } = ready;
        const name = (0,external_node_path_.basename)(path);
        const done = await this.#call(`uploading ${name}`, client => client.uploadArtifact(name, [path], (0,external_node_path_.dirname)(path), { skipArchive: true, retentionDays }));
        return this.#accept(ready, done);
    }
    async #accept(ready, { id, size = 0, digest: sha256 = '' }) {
        const { path, archive } = ready;
        const name = (0,external_node_path_.basename)(path);
        if (sha256 !== ready.sha256)
            await this.#remove(name);
        (0,sidecar/* checkSent */.$v)(ready, sha256);
        return this.#toStored(archive, { id: Number(id), name, size, stored: Date.now(), sha256 });
    }
    // Unfinished artifacts are not listed.
    async #awaitFinished(archive, limit) {
        const listed = await (0,poll/* poll */.w)(() => this.list({ name: archive.name, accept: each => isSameName(each, archive) }), answer => !answer.known || answer.value.length > 0, { every: pollPause, limit }, this.#context.signal);
        return listed.known ? listed.value : [];
    }
    async #listAll(signal, onRefused) {
        if (this.#other)
            return this.#other.api.listArtifacts(this.#other.runId);
        const { artifacts } = await this.#call('listing artifacts', client => client.listArtifacts(), {
            signal,
            onRefused,
        });
        return artifacts.map(({ id, name, size, digest, createdAt }) => {
            return { id, name, size, stored: createdAt?.getTime() ?? 0, sha256: (digest ?? '').replace(/^sha256:/, '') };
        });
    }
    #toStored(archive, artifact) {
        const { id, name, size, stored, sha256 } = artifact;
        const { serverUrl, ...environment } = this.#context.environment;
        const { repository, runId } = this.#other ?? environment;
        return {
            archive,
            place: 'artifact',
            where: this.#other ? `artifact of run ${runId} of ${repository}` : 'artifact',
            size,
            stored,
            sha256,
            id,
            url: `${serverUrl}/${repository}/actions/runs/${runId}/artifacts/${id}`,
            fetch: async () => ({ path: await this.#download(artifact), sha256, fetched: true }),
            useParts: this.#parts && archive.archfmt === 'zip' && size >= smallestInParts
                ? this.#useParts(artifact, this.#parts)
                : undefined,
            remove: () => this.#remove(name),
        };
    }
    #useParts(artifact, access) {
        const { environment, log, signal } = this.#context;
        return async (use) => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const connections = artifacts_addDisposableResource(env_1, new http_call/* HttpConnections */.C(environment.env), false);
                const parts = new ArtifactParts(artifact, access, connections, log, signal);
                const source = await (0,byte_source/* bufferEnds */.NA)(parts, endsOfArchive, signal);
                return await use({ ...source, fetched: () => parts.fetched() });
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                artifacts_disposeResources(env_1);
            }
        };
    }
    async #download({ id, name, sha256 }) {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const { dir } = this.#context;
            const options = {
                skipDecompress: true,
                expectedHash: sha256 === '' ? undefined : `sha256:${sha256}`,
                findBy: this.#other && findBy(this.#other),
            };
            const partial = artifacts_addDisposableResource(env_2, await (0,partial_file/* openPartialFolder */.en)(dir), true);
            const download = async (client) => {
                const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)(partial.path, 'try-'));
                const { digestMismatch } = await client.downloadArtifact(id, { ...options, path });
                const [file] = await (0,promises_.readdir)(path);
                if (digestMismatch || file === undefined)
                    throw new DamagedDownload(name, sha256);
                return (0,external_node_path_.join)(path, file);
            };
            try {
                const downloaded = await this.#call(`downloading ${name}`, download);
                await (0,promises_.chmod)(downloaded, partial_file/* privateFile */.o4);
                await (0,promises_.rename)(downloaded, (0,external_node_path_.join)(dir, name));
            }
            catch (cause) {
                this.#context.signal.throwIfAborted();
                throw explainDownload(name, cause);
            }
            return (0,external_node_path_.join)(dir, name);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_1 = artifacts_disposeResources(env_2);
            if (result_1)
                await result_1;
        }
    }
    // Deleting needs no permission, but works only within the same run.
    async #remove(name) {
        if (this.#other)
            throw new Error(`artifact ${name} belongs to run ${this.#other.runId}, which alone may delete it`);
        try {
            await this.#call(`deleting ${name}`, client => client.deleteArtifact(name));
        }
        catch (error) {
            this.#context.signal.throwIfAborted();
            // The library asks for the id first, so either request may find it gone.
            const gone = error instanceof Error && error.name === 'ArtifactNotFoundError';
            if (!gone && !(0,errors/* messageOf */.bD)(error).includes('(404)'))
                throw explainDeletion(name, error);
        }
    }
    async #call(what, operation, limits = this.#context) {
        const { idleTimeout, log } = this.#context;
        const { signal, onRefused, tries = 4, remote = true } = limits;
        process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= uploadConcurrency;
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(271), __webpack_require__.e(555), __webpack_require__.e(359)]).then(__webpack_require__.bind(__webpack_require__, 33359));
        const client = new DefaultArtifactClient();
        const rules = { what, tries, pause: 1000 };
        const call = { what, idleTimeout, remote, onRefused, signal };
        const run = () => (0,library_log/* captureLibraryLog */.o)(() => (0,library_call/* runLibrary */.L)(call, () => operation(client)), log).catch((error) => {
            throw (0,storage_refusal/* explainStorage */.b)(error);
        });
        return (await (0,retry/* retry */.L)(rules, run, log, signal)).result;
    }
}
/** A download that is not what was stored; something on the way may have cut it silently. */
class DamagedDownload extends Error {
    transient = true;
    constructor(name, sha256) {
        super(`artifact ${name} did not arrive as it was stored (sha256:${sha256})`);
    }
}
function explainDeletion(name, cause) {
    if (cause instanceof errors/* ActionError */.lZ)
        return cause;
    return new errors/* ActionError */.lZ('ARTIFACT_DELETE', `artifact ${name} was not deleted: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
}
function explainDownload(name, cause) {
    if (cause instanceof errors/* ActionError */.lZ)
        return cause;
    if (cause instanceof DamagedDownload)
        return new errors/* ActionError */.lZ('ARTIFACT_DIGEST', cause.message, { cause });
    return new errors/* ActionError */.lZ('ARTIFACT_DOWNLOAD', `artifact ${name} was not downloaded: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
}
/** Whether an artifact has the bytes of an archive file, according to the service. */
function hasSameBytes({ sha256, size }, ready) {
    return sha256 === ready.sha256 || (sha256 === '' && size === ready.size);
}
function otherBytes(name) {
    const message = `the artifact ${name} of this run has other bytes, and existing is fail`;
    const hint = 'Let the newest replace it:\n  with:\n    existing: rebuild';
    return new errors/* ActionError */.lZ('EXISTS', message, { hint });
}
function isSameName(a, b) {
    return a.version === b.version && a.imageid === b.imageid && a.archfmt === b.archfmt;
}
function findBy({ repository, runId, token }) {
    const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
    return { token, workflowRunId: runId, repositoryOwner, repositoryName };
}


/***/ }),

/***/ 77155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ CacheEntries)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/look-up.js
var look_up = __webpack_require__(2892);
// EXTERNAL MODULE: ./lib/core/partial-file.js
var partial_file = __webpack_require__(38133);
// EXTERNAL MODULE: ./lib/core/poll.js
var poll = __webpack_require__(29390);
// EXTERNAL MODULE: ./lib/core/retry.js
var retry = __webpack_require__(7493);
// EXTERNAL MODULE: ./lib/stores/library-call.js
var library_call = __webpack_require__(66878);
// EXTERNAL MODULE: ./lib/stores/github/api.js + 5 modules
var github_api = __webpack_require__(55258);
;// CONCATENATED MODULE: ./lib/stores/cache/library-folder.js
/**
 * Calls @actions/cache with a folder as its workspace, temporary folder and working directory. It knows the files of an
 * entry by their path in the workspace only, and leaves folders and, when cancelled, whole archives in RUNNER_TEMP.
 */
async function withLibraryFolder(folder, library) {
    const workingDirectory = process.cwd();
    const { RUNNER_TEMP, GITHUB_WORKSPACE } = process.env;
    try {
        setVariables({ RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder });
        process.chdir(folder);
        return await library();
    }
    finally {
        process.chdir(workingDirectory);
        setVariables({ RUNNER_TEMP, GITHUB_WORKSPACE });
    }
}
function setVariables(variables) {
    for (const [name, value] of Object.entries(variables)) {
        if (value === undefined)
            Reflect.deleteProperty(process.env, name);
        else
            process.env[name] = value;
    }
}

// EXTERNAL MODULE: ./lib/stores/library-log.js
var library_log = __webpack_require__(45766);
;// CONCATENATED MODULE: ./lib/stores/cache/listed.js

/** The key that the cache service gives for each prefix, undefined where it has none: the nearest ref decides, then the whole key, then the newest. */
function chooseKeys(entries, prefixes, refs) {
    const places = refs.map(ref => orderKeys(entries.filter(entry => entry.ref === ref)));
    return prefixes.map(prefix => {
        for (const { keys, all } of places) {
            const found = all.has(prefix) ? prefix : keys.find(key => key.startsWith(prefix));
            if (found !== undefined)
                return found;
        }
        return undefined;
    });
}
function orderKeys(entries) {
    const keys = [...entries].sort((a, b) => b.created - a.created || b.id - a.id).map(({ key }) => key);
    return { keys, all: new Set(keys) };
}
/**
 * The entries of the one version that this machine can read, found by asking for one entry of each version; undefined
 * where that does not tell them apart. The version depends on the programs for compression that a machine has.
 */
async function keepOwnVersion(entries, isThere) {
    const versions = Map.groupBy(entries, ({ version }) => version);
    for (const own of versions.values()) {
        const others = new Set(entries.filter(entry => entry.version !== own[0]?.version).map(({ key }) => key));
        const sample = own.find(({ key }) => !others.has(key));
        if (!sample)
            return (0,look_up/* known */.eO)(undefined);
        const there = await isThere(sample.key);
        if (!there.known || there.value)
            return (0,look_up/* whenKnown */.qe)(there, () => own);
    }
    return (0,look_up/* known */.eO)([]);
}
/** What all of the texts begin with. */
function commonPrefix(texts) {
    const [first = ''] = texts;
    let length = first.length;
    for (const text of texts)
        while (!text.startsWith(first.slice(0, length)))
            length -= 1;
    return first.slice(0, length);
}

// EXTERNAL MODULE: ./lib/core/guards.js
var guards = __webpack_require__(67429);
;// CONCATENATED MODULE: ./lib/stores/cache/scopes.js

// The bit of a permission that lets a step read.
const mayRead = 1;
/**
 * The refs whose entries the cache service lets a step read, nearest first, as its ACTIONS_RUNTIME_TOKEN says; undefined
 * where it does not say so.
 */
function readableRefs(token) {
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        const scopes = (0,guards/* isRecord */.u4)(claims, []) && (0,guards/* isText */.KH)(claims['ac']) ? JSON.parse(claims['ac']) : undefined;
        return Array.isArray(scopes) ? scopes.flatMap(readScope) : undefined;
    }
    catch {
        return undefined;
    }
}
function readScope(scope) {
    if (!(0,guards/* isRecord */.u4)(scope, []))
        return [];
    const { Scope: ref, Permission: permission } = scope;
    return (0,guards/* isText */.KH)(ref) && typeof permission === 'number' && (permission & mayRead) !== 0 ? [ref] : [];
}

// EXTERNAL MODULE: ./lib/stores/cache/service.js
var service = __webpack_require__(63848);
;// CONCATENATED MODULE: ./lib/stores/cache/entries.js














// The cache service makes this string part of an entry's identity: it must be the same when an entry is saved and
// restored, whatever the archive and wherever the archive folder is.
const stagingDir = '.docker-archive-action';
// How many keys are looked up at once, and at most without a list.
const batchSize = 50;
// Milliseconds for another step to finish an entry that it has reserved, and between two looks at it.
const reservedWait = 10_000;
const pollPause = 500;
let last = Promise.resolve();
// The library has one working directory and one environment in a process, so images that are processed side by side use
// it one after the other.
function takeTurn(work) {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
}
/** The entries of the actions cache, each a small folder under its key; the only user of @actions/cache. */
class CacheEntries {
    #context;
    #api;
    /** Without `api`, every key is asked for by itself. */
    constructor(context, api) {
        this.#context = context;
        this.#api = api;
    }
    /** The key of the newest entry that begins with each of the prefixes, undefined where there is none. */
    async find(prefixes) {
        const obstacle = (0,service/* cacheObstacle */.MH)(this.#context.environment, 'read');
        if (obstacle !== undefined)
            return (0,look_up/* makeUnknown */.RN)(service/* cacheService */.qI, new Error(obstacle));
        const listed = prefixes.length > batchSize ? await this.#findListed(prefixes) : undefined;
        if (listed)
            return (0,look_up/* known */.eO)(listed);
        const found = [];
        for (let at = 0; at < prefixes.length; at += batchSize) {
            const batch = await this.#findAsked(prefixes.slice(at, at + batchSize));
            if (!batch.known)
                return batch;
            found.push(...batch.value);
        }
        return (0,look_up/* known */.eO)(found);
    }
    // The library starts a program for each key that it asks for, so one list is quicker than many look-ups.
    async #findListed(prefixes) {
        const { lookUps, environment } = this.#context;
        const [api, refs] = [this.#api, readableRefs(environment.env['ACTIONS_RUNTIME_TOKEN'] ?? '')];
        if (!api || !refs)
            return undefined;
        const listed = await lookUps.ask(github_api/* githubService */.xU, () => api.listCaches(commonPrefix(prefixes)));
        if (!listed.known)
            return undefined;
        const readable = listed.value.filter(({ ref }) => refs.includes(ref));
        const isThere = async (key) => (0,look_up/* whenKnown */.qe)(await this.#findAsked([key]), ([found]) => found === key);
        const own = await keepOwnVersion(readable, isThere);
        return own.known && own.value ? chooseKeys(own.value, prefixes, refs) : undefined;
    }
    #findAsked(prefixes) {
        const { lookUps, log } = this.#context;
        const rules = { what: 'asking the actions cache', tries: 3, pause: 1000 };
        return takeTurn(() => lookUps.ask(service/* cacheService */.qI, (signal, onRefused) => (0,retry/* retry */.L)(rules, () => this.#ask(prefixes, true, { signal, onRefused }), log, signal)));
    }
    /** The keys that have no entry. */
    async missing(keys) {
        return (0,look_up/* whenKnown */.qe)(await this.find(keys), found => keys.filter((key, i) => found[i] !== key));
    }
    /** Stores the folder that `fill` fills; gives why it was not stored, undefined where the entry is there afterwards. */
    async save(key, fill) {
        // The library compresses an entry before it calls the service.
        const down = this.#context.lookUps.findDown(service/* cacheService */.qI);
        if (down)
            return (0,look_up/* describeUnknown */.Ee)(down);
        const { saveCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        const { idleTimeout, log, signal } = this.#context;
        const call = { what: `saving ${key}`, idleTimeout, remote: false, signal };
        const { result, reasons } = await this.#inFolder(async (folder) => {
            await fill((0,external_node_path_.join)(folder, stagingDir));
            const save = () => (0,library_log/* captureLibraryLog */.o)(() => saveCache([stagingDir], key), log);
            return withLibraryFolder(folder, () => (0,library_call/* runLibrary */.L)(call, save));
        }).catch((error) => {
            // The service may have done what it did not confirm.
            if (error instanceof library_call/* BrokenAnswer */.M)
                return { result: -1, reasons: [error.message] };
            throw error;
        });
        if (result >= 0)
            return undefined;
        // Another step may have stored the same meanwhile, or may be about to.
        const reason = reasons.at(-1) ?? 'no reason given';
        return (await this.#appears(key, (0,service/* isReserved */.Bs)(reason) ? reservedWait : 0)) ? undefined : reason;
    }
    /**
     * Fetches entries at once into one folder, which `take` reads and which is removed afterwards; their files must
     * differ in name. Undefined where the cache has none of them; throws `CACHE_FETCH` where it cannot be asked.
     */
    async fetch(keys, take, signal = this.#context.signal) {
        const fetchOnce = () => this.#inFolder(async (folder) => {
            const found = await withLibraryFolder(folder, () => this.#ask(keys, false, { signal }));
            return found.some((key, i) => key === keys[i]) ? take((0,external_node_path_.join)(folder, stagingDir)) : undefined;
        });
        return this.#retryFetch(keys, signal, fetchOnce);
    }
    async #retryFetch(keys, signal, fetchOnce) {
        const names = keys.join(', ');
        try {
            return await (0,retry/* retry */.L)({ what: `fetching ${names}`, tries: 3, pause: 1000 }, fetchOnce, this.#context.log, signal);
        }
        catch (cause) {
            if (!(cause instanceof service/* CacheFailure */.v9 || cause instanceof library_call/* BrokenAnswer */.M))
                throw cause;
            throw new errors/* ActionError */.lZ('CACHE_FETCH', `the actions cache did not give ${names}: ${cause.message}`, { cause });
        }
    }
    /**
     * Lets entries be fetched side by side, whenever they are asked for, as long as `use` runs; their files must differ
     * in name. The cache cannot be asked for anything else meanwhile.
     */
    together(use) {
        const end = new AbortController();
        const signal = AbortSignal.any([this.#context.signal, end.signal]);
        const fetching = new Set();
        return this.#inFolder(folder => withLibraryFolder(folder, async () => {
            const fetch = (key) => {
                const fetched = this.#retryFetch([key], signal, async () => {
                    const [found] = await this.#ask([key], false, { signal });
                    return found === key ? (0,external_node_path_.join)(folder, stagingDir) : undefined;
                });
                fetching.add(fetched);
                return fetched;
            };
            try {
                return await use({ folder, fetch });
            }
            finally {
                end.abort(new Error('the entry is not needed any more'));
                await Promise.allSettled(fetching);
            }
        }));
    }
    async #appears(key, limit) {
        const missing = await (0,poll/* poll */.w)(() => this.missing([key]), answer => !answer.known || answer.value.length === 0, { every: pollPause, limit }, this.#context.signal);
        return missing.known && missing.value.length === 0;
    }
    /** Asks for entries, and fetches them unless this is a look-up only; throws `CacheFailure`. */
    async #ask(keys, lookupOnly, limits) {
        const { idleTimeout, log } = this.#context;
        const call = { what: `fetching ${keys.join(', ')}`, idleTimeout, remote: false, ...limits };
        const { restoreCache } = await Promise.all(/* import() */[__webpack_require__.e(271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142));
        const ask = async (key) => {
            const restore = () => restoreCache([stagingDir], key, [], { lookupOnly });
            const { result, reasons } = await (0,library_log/* captureLibraryLog */.o)(restore, log);
            const reason = reasons.at(-1);
            if (result === undefined && reason !== undefined)
                throw new service/* CacheFailure */.v9(reason);
            return result;
        };
        return (0,library_call/* runLibrary */.L)(call, () => Promise.all(keys.map(ask)));
    }
    // What the library reads and writes is in a folder of this call alone, because another step may use the same
    // workspace.
    #inFolder(use) {
        const folder = (0,partial_file/* partialPath */.Dn)(this.#context.environment.tempDir);
        return takeTurn(async () => {
            try {
                await (0,promises_.mkdir)((0,external_node_path_.join)(folder, stagingDir), { recursive: true, mode: partial_file/* privateFolder */.qm });
                return await use(folder);
            }
            finally {
                await (0,promises_.rm)(folder, { recursive: true, force: true });
            }
        });
    }
}


/***/ }),

/***/ 26035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ archiveKeyPrefix),
/* harmony export */   M$: () => (/* binding */ parseLayerKey),
/* harmony export */   Vs: () => (/* binding */ cachePrefix),
/* harmony export */   dU: () => (/* binding */ parseCacheKey),
/* harmony export */   k$: () => (/* binding */ cacheKey),
/* harmony export */   n3: () => (/* binding */ layerKey),
/* harmony export */   p2: () => (/* binding */ layerKeyPrefix),
/* harmony export */   wZ: () => (/* binding */ cachedName)
/* harmony export */ });
/* harmony import */ var _archive_format_metadata_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69147);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3158);


/** Begins the cache key of every archive. */
const archiveKeyPrefix = 'docker-archive/1/';
/** Begins the cache key of every layer. */
const layerKeyPrefix = 'docker-archive-layer/1/';
/**
 * The cache key of an archive, `NAME/VERSION/IMAGEID.FORMAT`; where the name does not tell the repository, that follows
 * the id, `IMAGEID@ghcr.io~acme~api.FORMAT`. No field contains `/`, so the key of one archive never begins that of another.
 */
function cacheKey({ name, version, imageid, archfmt, repository }) {
    const own = (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(repository);
    return `${cachePrefix(name)}${version}/${imageid}${own === name ? '' : `@${own}`}.${archfmt}`;
}
/** Begins the cache keys of all archives with this name; ends with a slash. */
function cachePrefix(name) {
    return `${archiveKeyPrefix}${name}/`;
}
/** Reads the cache key of an archive; undefined for any other key. */
function parseCacheKey(key) {
    const match = /^docker-archive\/1\/([^/]+)\/([^/_]*)\/([0-9a-f]{12})(?:@([^/@]+))?\.([^./]+)$/.exec(key);
    if (!match)
        return undefined;
    const [, name = '', version = '', imageid = '', own = name, archfmt = ''] = match;
    const archive = { name, version, imageid, archfmt, repository: (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(own) };
    return cacheKey(archive) === key ? archive : undefined;
}
/** What the cache calls an archive file. */
function cachedName({ archive, metadata }) {
    return { ...archive, repository: (0,_archive_format_metadata_js__WEBPACK_IMPORTED_MODULE_0__/* .recordedRepository */ .lQ)(metadata) ?? (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(archive.name) };
}
/** The cache key of a layer, from its `sha256:` digest. Archives of all names and versions share it. */
function layerKey(digest) {
    return `${layerKeyPrefix}${digest.replace('sha256:', '')}`;
}
/** Reads the cache key of a layer and gives its `sha256:` digest; undefined for any other key. */
function parseLayerKey(key) {
    const hex = key.startsWith(layerKeyPrefix) ? key.slice(layerKeyPrefix.length) : '';
    return /^[0-9a-f]{64}$/.test(hex) ? `sha256:${hex}` : undefined;
}


/***/ }),

/***/ 84133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   il: () => (/* binding */ parseParts),
/* harmony export */   j8: () => (/* binding */ cutArchive),
/* harmony export */   mZ: () => (/* binding */ ownLimit),
/* harmony export */   qp: () => (/* binding */ groupParts),
/* harmony export */   w: () => (/* binding */ layersOf)
/* harmony export */ });
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67429);
/* harmony import */ var _stored_layers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55802);


/** Bytes of its own that an archive in parts may have; one with more is kept whole. */
const ownLimit = 16 * 1024 * 1024;
// A smaller layer costs more as a separate entry than as a copy in several archives.
const smallest = 256 * 1024;
/** Cuts an archive file at its layers; undefined where it has to be kept whole, because it does not hold them unchanged. */
async function cutArchive(archive) {
    const { size, sha256 } = archive;
    const stored = (await (0,_stored_layers_js__WEBPACK_IMPORTED_MODULE_0__/* .findStoredLayers */ .j)(archive)).filter(({ layer }) => layer.size >= smallest);
    if (stored.length === 0)
        return undefined;
    const parts = [];
    let at = 0;
    for (const { layer, start } of stored.sort((a, b) => a.start - b.start)) {
        // An image may use a layer twice, which its archive holds once.
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
 * Groups the parts of an archive, in order. The layers of a group are fetched at once, so they are few, and no larger
 * together than the disk can spare for a while; a larger layer is the only one of its group.
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
/** Reads the parts that `cutArchive` made; undefined where the text is not in that form. */
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
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, []) || value['schema'] !== 1 || !Array.isArray(value['parts']))
        return false;
    const { size, sha256, parts } = value;
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(sha256) || !/^[0-9a-f]{64}$/.test(sha256) || !parts.every(isPart))
        return false;
    return size === sizeOf(parts);
}
function isPart(value) {
    if (!(0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isRecord */ .u4)(value, []))
        return false;
    const { size, layer } = value;
    return Number.isSafeInteger(size) && Number(size) >= 0 && (layer === undefined || (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(layer));
}
function sizeOf(parts) {
    return parts.reduce((sum, { size }) => sum + size, 0);
}


/***/ }),

/***/ 63848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ isReserved),
/* harmony export */   GC: () => (/* binding */ explainRefusal),
/* harmony export */   MH: () => (/* binding */ cacheObstacle),
/* harmony export */   lb: () => (/* binding */ readOnlyCache),
/* harmony export */   mB: () => (/* binding */ isCacheOff),
/* harmony export */   qI: () => (/* binding */ cacheService),
/* harmony export */   tt: () => (/* binding */ isWriteDenied),
/* harmony export */   v9: () => (/* binding */ CacheFailure)
/* harmony export */ });
/** What messages call the service. */
const cacheService = 'the actions cache';
/** Whether the workflow denies this step both reading and writing the actions cache. */
function isCacheOff({ env }) {
    return cacheMode(env) === 'none';
}
/** Why this step cannot use or read the actions cache, in words; undefined where it can. */
function cacheObstacle({ env }, use) {
    const mode = cacheMode(env);
    if (mode === 'none' || (mode === 'write-only' && use === 'read'))
        return `cache-mode is ${mode}`;
    if (env['ACTIONS_CACHE_SERVICE_V2'] ? env['ACTIONS_RESULTS_URL'] : env['ACTIONS_CACHE_URL'])
        return undefined;
    return 'this step has no cache service (ACTIONS_RESULTS_URL is not set)';
}
/** Why this step cannot write to the actions cache although it has one; undefined where it can. */
function readOnlyCache({ env }) {
    const mode = cacheMode(env);
    return mode === 'read' || mode === 'none' ? `cache-mode is ${mode}` : undefined;
}
/** Whether a save was refused because the step may only read, as in a run that outsiders can trigger. */
function isWriteDenied(reason) {
    return /write denied/i.test(reason);
}
/** A call to the cache service that failed. */
class CacheFailure extends Error {
    transient;
    /** `reason` is what the library says about it. */
    constructor(reason) {
        // The library adds advice about firewalls to its message.
        const [happened = ''] = reason.split('\n');
        super(explainRefusal(happened));
        this.name = 'CacheFailure';
        this.transient = !/denied|after \d+ attempts|\(4(?!08|25|29)\d\d\)/i.test(happened);
    }
}
/** Whether an entry was not stored because another step has reserved its key. */
function isReserved(reason) {
    return /another job may be creating/i.test(reason);
}
/** Adds to a refusal of the cache service what it means for a workflow. */
function explainRefusal(reason) {
    if (isWriteDenied(reason)) {
        return `${reason}. Runs that outsiders can trigger get a read-only cache token; save from push or pull_request instead`;
    }
    if (isReserved(reason))
        return 'another step has reserved the key and not finished it, or the service refused it';
    if (/429|rate limit/i.test(reason))
        return `${reason}. The repository is over its rate of cache uploads; the next run tries again`;
    return reason;
}
// The runner says what the workflow allows; if that is unset or unknown, everything is allowed.
function cacheMode(env) {
    return (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
}


/***/ }),

/***/ 89741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ CacheStore)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/look-up.js
var look_up = __webpack_require__(2892);
// EXTERNAL MODULE: ./lib/stores/cache/keys.js
var cache_keys = __webpack_require__(26035);
// EXTERNAL MODULE: ./lib/stores/choose.js
var choose = __webpack_require__(26929);
// EXTERNAL MODULE: ./lib/stores/files.js
var files = __webpack_require__(30437);
// EXTERNAL MODULE: ./lib/stores/folder.js
var folder = __webpack_require__(28836);
// EXTERNAL MODULE: ./lib/stores/github/api.js + 5 modules
var github_api = __webpack_require__(55258);
// EXTERNAL MODULE: ./lib/stores/sidecar.js
var sidecar = __webpack_require__(64641);
// EXTERNAL MODULE: ./lib/stores/store.js
var store = __webpack_require__(331);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/archive/partial-archive.js
var partial_archive = __webpack_require__(88980);
// EXTERNAL MODULE: ./lib/core/file-range.js
var file_range = __webpack_require__(1865);
// EXTERNAL MODULE: ./lib/core/hashed-file.js + 1 modules
var hashed_file = __webpack_require__(47319);
// EXTERNAL MODULE: ./lib/core/partial-file.js
var partial_file = __webpack_require__(38133);
// EXTERNAL MODULE: ./lib/stores/cache/parts.js
var cache_parts = __webpack_require__(84133);
;// CONCATENATED MODULE: ./lib/stores/cache/staged-files.js






// An entry holds a whole archive, or its list of parts and the bytes between its layers. A layer is an entry of its
// own, in a file named after it, because several are fetched into one folder at once.
const wholeFile = 'archive';
const partsFile = 'parts.json';
const ownFile = 'rest';
const layerFile = (digest) => digest.replace('sha256:', '');
const partsLimit = 4 * 1024 * 1024;
/**
 * Moves an archive out of the folder of its entry: a whole one to `to`; of one in parts the bytes between its layers to
 * `own`, and gives the parts. `none` means that the entry holds no archive: another action may have saved
 * anything under its key, a link or a pipe too.
 */
async function unstageArchive(staging, to, own) {
    const whole = (0,external_node_path_.join)(staging, wholeFile);
    if (await isFile(whole)) {
        await moveFile(whole, to);
        return 'whole';
    }
    const parts = await readParts(staging);
    if (!parts || !(await isFile((0,external_node_path_.join)(staging, ownFile))))
        return 'none';
    await moveFile((0,external_node_path_.join)(staging, ownFile), own);
    return parts;
}
/** The parts of an archive; undefined if their list is missing or cannot be read. */
async function readParts(staging) {
    const path = (0,external_node_path_.join)(staging, partsFile);
    const found = await (0,promises_.lstat)(path).catch(() => undefined);
    return found?.isFile() && found.size <= partsLimit ? (0,cache_parts/* parseParts */.il)(await (0,promises_.readFile)(path, 'utf8')) : undefined;
}
/** Whether a path is a regular file, not a link. */
async function isFile(path) {
    return (await (0,promises_.lstat)(path).catch(() => undefined))?.isFile() ?? false;
}
/** Copies the bytes between the layers of an archive into one file. */
async function stageOwn(path, { parts }, to, signal) {
    const copy = async (file) => {
        let offset = 0;
        for (const { size, layer } of parts) {
            if (layer === undefined)
                await file.copy({ path, offset, size }, signal);
            offset += size;
        }
    };
    await (0,hashed_file/* createFile */.x)(to, copy, { durable: false });
}
/** Copies a layer out of an archive; throws `ARCHIVE_DAMAGED` where it does not have the digest it is stored under. */
async function stageLayer(path, offset, { size, layer }, to, signal) {
    const copy = async (file) => {
        await file.copy({ path, offset, size }, signal);
        return file.finish(signal);
    };
    const found = `sha256:${(await (0,hashed_file/* createFile */.x)(to, copy, { durable: false })).sha256}`;
    if (found !== layer)
        throw new errors/* ActionError */.lZ('ARCHIVE_DAMAGED', `${path} is damaged: a layer is ${found}, expected ${layer}`);
}
// The archive folder may be on another disk than the workspace.
async function moveFile(from, to) {
    await (0,promises_.chmod)(from, partial_file/* privateFile */.o4);
    try {
        await (0,promises_.rename)(from, to);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV'))
            throw error;
        const partial = (0,partial_file/* partialPath */.Dn)((0,external_node_path_.dirname)(to));
        await (0,promises_.copyFile)(from, partial);
        await (0,promises_.rename)(partial, to);
    }
}

;// CONCATENATED MODULE: ./lib/stores/cache/cached-parts.js







/**
 * Does something with an archive of the cache, whose layers are fetched when they are read, side by side. Throws
 * `WholeArchiveNeeded` where the cache does not have all that is read, so that fetching the archive shows what is
 * wrong; also where its entry holds the whole archive, which is moved to `to` before `onWhole` is called.
 */
function useCachedParts(entries, key, { to, onWhole }, use) {
    return entries.together(async (opened) => {
        const own = (0,external_node_path_.join)(opened.folder, ownFile);
        const parts = await unstageArchive(await fetchEntry(opened, key), to, own);
        if (parts === 'whole') {
            onWhole();
            throw new partial_archive/* WholeArchiveNeeded */.n('the actions cache holds it in one piece');
        }
        if (parts === 'none')
            throw new partial_archive/* WholeArchiveNeeded */.n(`the actions cache gave no archive for ${key}`);
        return use(new CachedParts(to, parts, own, opened));
    });
}
/** An archive whose layers are entries of the cache. */
class CachedParts {
    path;
    size;
    #own;
    #parts;
    #entries;
    // By digest.
    #layers = new Map();
    #fetched;
    /** `own` is the file of the bytes between the layers. */
    constructor(path, { parts, size }, own, entries) {
        this.path = path;
        this.size = size;
        this.#own = own;
        this.#parts = locateParts(parts);
        this.#entries = entries;
        this.#fetched = parts.reduce((sum, part) => sum + (part.layer === undefined ? part.size : 0), 0);
    }
    fetched() {
        return this.#fetched;
    }
    read = (offset, size) => this.#read(offset, offset + size);
    async *#read(start, end) {
        for (const part of this.#parts) {
            const [from, to] = [Math.max(start, part.start), Math.min(end, part.start + part.size)];
            if (from < to)
                yield* this.#readPart(part, from - part.start, to - from, start < from || to < end);
        }
    }
    // The search for the end of a zip file also covers what comes before it.
    async *#readPart(part, from, size, isAmongOthers) {
        const { layer, offset } = part;
        if (layer !== undefined && isAmongOthers) {
            yield Buffer.alloc(size);
            return;
        }
        const path = layer === undefined ? this.#own : await this.#fetch(layer, part.size);
        yield* (0,file_range/* readFileRange */.q)({ path, offset: offset + from, size });
    }
    #fetch(layer, size) {
        const fetching = this.#layers.get(layer) ?? this.#fetchLayer(layer, size);
        this.#layers.set(layer, fetching);
        return fetching;
    }
    async #fetchLayer(layer, size) {
        const path = (0,external_node_path_.join)(await fetchEntry(this.#entries, (0,cache_keys/* layerKey */.n3)(layer)), layerFile(layer));
        if (!(await isFile(path)) || (await (0,promises_.stat)(path)).size !== size)
            throw new partial_archive/* WholeArchiveNeeded */.n(`the actions cache has lost a layer, ${(0,cache_keys/* layerKey */.n3)(layer)}`);
        this.#fetched += size;
        return path;
    }
}
async function fetchEntry(entries, key) {
    const staging = await entries.fetch(key).catch((error) => {
        throw new partial_archive/* WholeArchiveNeeded */.n((0,errors/* messageOf */.bD)(error), error);
    });
    if (staging === undefined)
        throw new partial_archive/* WholeArchiveNeeded */.n(`the actions cache did not give ${key}`);
    return staging;
}
function locateParts(parts) {
    let [start, own] = [0, 0];
    return parts.map(part => {
        const located = { ...part, start, offset: part.layer === undefined ? own : 0 };
        start += part.size;
        if (part.layer === undefined)
            own += part.size;
        return located;
    });
}

// EXTERNAL MODULE: ./lib/stores/cache/entries.js + 3 modules
var entries = __webpack_require__(77155);
;// CONCATENATED MODULE: ./lib/stores/cache/find.js



// Entries of other branches are listed too, and only asking for an entry shows whether this ref may read it.
const mostTried = 20;
/**
 * Finds the newest listed archive that this ref can read, of the repository asked for where there is one. For an image
 * id it finds one of each image that fits, or an ambiguous id would not be noticed.
 */
async function findReadable(listed, { imageid, repository }, isReadable) {
    const readable = [];
    const own = listed.filter(stored => stored.repository === repository);
    for (const stored of (0,choose/* orderNewest */.$D)(own.length > 0 ? own : listed).slice(0, mostTried)) {
        if (readable.some(({ archive }) => archive.imageid === stored.archive.imageid))
            continue;
        const answer = await isReadable(stored);
        if (!answer.known)
            return answer;
        if (answer.value)
            readable.push(stored);
        if (readable.length > 0 && imageid === undefined)
            break;
    }
    return (0,look_up/* known */.eO)(readable);
}
/** Finds the newest archive by its key, which needs no list; undefined where there is none of this name and version. */
async function findNewest(entries, { name, version, imageid = '' }) {
    const prefix = version === undefined ? (0,cache_keys/* cachePrefix */.Vs)(name) : `${(0,cache_keys/* cachePrefix */.Vs)(name)}${version}/${imageid.slice(0, 12)}`;
    return (0,look_up/* whenKnown */.qe)(await entries.find([prefix]), ([key = '']) => {
        const found = (0,cache_keys/* parseCacheKey */.dU)(key);
        // The service matches by prefix, so the fields are compared one by one.
        const same = found?.name === name && (version === undefined || found.version === version);
        return same ? found : undefined;
    });
}

;// CONCATENATED MODULE: ./lib/stores/cache/restore.js








/** Fetches an archive of the cache into a file; throws `CACHE_MISS` where it did not arrive whole. */
async function restoreArchive(entries, key, to, signal) {
    const own = (0,partial_file/* partialPath */.Dn)((0,external_node_path_.dirname)(to));
    try {
        const parts = await entries.fetch([key], staging => unstageArchive(staging, to, own));
        if (parts === undefined)
            throw miss(`did not give ${key}`);
        if (parts === 'none')
            throw miss(`gave no archive for ${key}`);
        if (parts !== 'whole')
            await joinParts(entries, parts, { own, to }, signal);
    }
    finally {
        await (0,promises_.rm)(own, { force: true });
    }
}
/** The layers that an archive in the cache refers to; undefined where its entry cannot be read. */
async function readLayers(entries, key, signal) {
    const read = async (staging) => {
        if (await isFile((0,external_node_path_.join)(staging, wholeFile)))
            return [];
        const parts = await readParts(staging);
        return parts && (0,cache_parts/* layersOf */.w)(parts);
    };
    return entries.fetch([key], read, signal);
}
async function joinParts(entries, archive, { own, to }, signal) {
    const partial = (0,partial_file/* partialPath */.Dn)((0,external_node_path_.dirname)(to));
    await (0,hashed_file/* createFile */.x)(partial, async (file) => {
        let offset = 0;
        for (const group of (0,cache_parts/* groupParts */.qp)(archive)) {
            offset = await copyGroup(entries, group, { file, own, offset }, signal);
        }
        const found = await file.finish(signal);
        if (found.sha256 !== archive.sha256)
            throw miss(`gave other parts than those of ${to}`);
    });
    await (0,promises_.rename)(partial, to);
}
// Gives how many of the archive's own bytes are copied afterwards.
async function copyGroup(entries, group, { file, own, ...start }, signal) {
    const keys = (0,cache_parts/* layersOf */.w)({ parts: group }).map(cache_keys/* layerKey */.n3);
    const end = await entries.fetch(keys, async (staging) => {
        let { offset } = start;
        for (const { layer, size } of group) {
            if (layer === undefined) {
                await file.copy({ path: own, offset, size }, signal);
                offset += size;
                continue;
            }
            const path = (0,external_node_path_.join)(staging, layerFile(layer));
            if (!(await isFile(path)))
                throw miss(`has lost a layer, ${(0,cache_keys/* layerKey */.n3)(layer)}`);
            await file.copy({ path, offset: 0, size }, signal);
        }
        return offset;
    });
    if (end === undefined)
        throw miss(`has lost ${keys.join(', ')}`);
    return end;
}
function miss(what) {
    return new errors/* ActionError */.lZ('CACHE_MISS', `the actions cache ${what}`);
}

;// CONCATENATED MODULE: ./lib/stores/cache/save.js





/**
 * Stores what the cache lacks of an archive; gives why it was not stored, undefined where it was. `replace` removes
 * what is there under a key: with it, everything is stored again.
 */
async function saveArchive(entries, ready, signal, replace) {
    const { path } = ready;
    const parts = await (0,cache_parts/* cutArchive */.j8)(ready);
    const reason = parts && (await saveLayers(entries, parts, path, { signal, replace }));
    if (reason !== undefined)
        return reason;
    const key = (0,cache_keys/* cacheKey */.k$)((0,cache_keys/* cachedName */.wZ)(ready));
    await replace?.(key);
    return entries.save(key, async (staging) => {
        if (!parts) {
            const staged = (0,external_node_path_.join)(staging, wholeFile);
            return (0,promises_.link)(path, staged).catch(() => (0,promises_.copyFile)(path, staged));
        }
        await (0,promises_.writeFile)((0,external_node_path_.join)(staging, partsFile), JSON.stringify(parts));
        await stageOwn(path, parts, (0,external_node_path_.join)(staging, ownFile), signal);
    });
}
/** The layers of an archive file that the cache keeps in entries of their own. */
async function layersIn(ready) {
    const parts = await (0,cache_parts/* cutArchive */.j8)(ready);
    return parts ? (0,cache_parts/* layersOf */.w)(parts) : [];
}
async function saveLayers(entries, archive, path, { signal, replace }) {
    const keys = (0,cache_parts/* layersOf */.w)(archive).map(cache_keys/* layerKey */.n3);
    const absent = replace ? undefined : await entries.missing(keys);
    const missing = new Set(absent?.known ? absent.value : keys);
    let at = 0;
    for (const part of archive.parts) {
        const { layer } = part;
        const offset = at;
        at += part.size;
        if (layer === undefined || !missing.delete((0,cache_keys/* layerKey */.n3)(layer)))
            continue;
        await replace?.((0,cache_keys/* layerKey */.n3)(layer));
        const fill = (staging) => stageLayer(path, offset, part, (0,external_node_path_.join)(staging, layerFile(layer)), signal);
        const reason = await entries.save((0,cache_keys/* layerKey */.n3)(layer), fill);
        if (reason !== undefined)
            return reason;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/stores/cache/service.js
var service = __webpack_require__(63848);
;// CONCATENATED MODULE: ./lib/stores/cache/store.js















const noToken = new errors/* ActionError */.lZ('CACHE_LIST', 'the cache cannot list its entries without github-token');
/**
 * The archives in the actions cache. Layers that an archive holds as they are have entries of their own, under their
 * digest, which all archives share.
 */
class CacheStore {
    place = 'cache';
    #context;
    #entries;
    #api;
    // Keys of archives that cannot be put together again, because a layer of theirs is gone.
    #broken = new Set();
    // Keys of archives that are in the folder already.
    #arrived = new Set();
    // Why nothing can be saved, once that is known.
    #readOnly;
    /** Without `api` the store can neither list nor remove entries. */
    constructor(context, api) {
        this.#context = context;
        this.#entries = new entries/* CacheEntries */.Z(context, api);
        this.#api = api;
    }
    /** Lists the archives that any ref stored, or one ref alone; unknown without a token. */
    async list(query = {}) {
        const api = this.#api;
        if (!api)
            return (0,look_up/* makeUnknown */.RN)(github_api/* githubService */.xU, noToken);
        const { name, ref } = query;
        const prefix = name === undefined ? cache_keys/* archiveKeyPrefix */.Af : (0,cache_keys/* cachePrefix */.Vs)(name);
        const listed = await this.#context.lookUps.ask(github_api/* githubService */.xU, () => api.listCaches(prefix, ref));
        return (0,look_up/* whenKnown */.qe)(listed, entries => entries.flatMap(entry => {
            const archive = (0,cache_keys/* parseCacheKey */.dU)(entry.key);
            // The service filters by ref too, but what is deleted must not depend on that alone.
            const fits = archive && (0,store/* isListed */.yy)(archive, query) && (ref === undefined || entry.ref === ref);
            return fits ? [this.#toListed(archive, entry, api)] : [];
        }));
    }
    /**
     * Finds archives that this ref can read. The newest of a version is found by its key; an image id, or the newest of
     * all versions, needs the list, which GitHub gives for a token only.
     */
    async find(query) {
        const byKey = query.version !== undefined && query.imageid === undefined;
        const found = await (byKey ? this.#findNewest(query) : this.#findListed(query));
        return (0,look_up/* whenKnown */.qe)(found, each => Promise.all(each.map(one => (0,folder/* preferFile */.J)(one, this.#context.dir))));
    }
    /** This very archive; undefined where the cache does not hold it. Its layers are not asked for. */
    async lookUp(archive) {
        return (0,look_up/* whenKnown */.qe)(await this.#has((0,cache_keys/* cacheKey */.k$)(archive)), there => (there ? this.#toStored(archive) : undefined));
    }
    /** The newest archive of this name that this ref can read, found by its key; undefined where there is none. */
    async findAny(name) {
        return (0,look_up/* whenKnown */.qe)(await this.#findNewest({ name }), ([newest]) => newest);
    }
    /** Whether this step knows that the cache holds this archive with all its layers. */
    async holds(ready) {
        const key = (0,cache_keys/* cacheKey */.k$)((0,cache_keys/* cachedName */.wZ)(ready));
        const missing = await this.#entries.missing([key, ...(await layersIn(ready)).map(cache_keys/* layerKey */.n3)]);
        return missing.known && missing.value.length === 0 && !this.#broken.has(key);
    }
    /**
     * Stores what the cache lacks of an archive, or all of it where `force` is true; true when it holds all of it
     * afterwards. A failure is one warning, but damage of the archive itself is thrown: `ARCHIVE_DAMAGED`.
     */
    async save(ready, force = false) {
        const { environment, log, signal } = this.#context;
        const key = (0,cache_keys/* cacheKey */.k$)((0,cache_keys/* cachedName */.wZ)(ready));
        const readOnly = this.#readOnly ?? (0,service/* readOnlyCache */.lb)(environment);
        if (readOnly !== undefined)
            return this.#refuse(readOnly);
        try {
            const proved = await (0,sidecar/* proveBytes */.GM)(ready, signal);
            if (!force)
                await this.#removeBroken(proved);
            const replace = force ? (each) => this.#remove(each) : undefined;
            const reason = await saveArchive(this.#entries, proved, signal, replace);
            if (reason === undefined)
                return true;
            if ((0,service/* isWriteDenied */.tt)(reason))
                return this.#refuse(reason);
            log.warning(`The archive was not kept in the actions cache (${key}): ${(0,service/* explainRefusal */.GC)(reason)}`);
        }
        catch (error) {
            signal.throwIfAborted();
            if (error instanceof errors/* ActionError */.lZ && error.code === 'ARCHIVE_DAMAGED')
                throw error;
            log.warning(`The archive was not kept in the actions cache (${key}): ${(0,errors/* messageOf */.bD)(error)}`);
        }
        return false;
    }
    // This does not change during the step, so nothing more is compressed in vain.
    #refuse(reason) {
        this.#readOnly = reason;
        const text = `The actions cache is read-only for this step, and nothing is kept there: ${(0,service/* explainRefusal */.GC)(reason)}`;
        this.#context.lookUps.noticeOnce('a read-only cache', text);
        return false;
    }
    /** The layers that an archive in the cache refers to; undefined where its entry cannot be read. */
    async layersOf(key) {
        const { lookUps } = this.#context;
        return lookUps.valueOr(await lookUps.ask(service/* cacheService */.qI, signal => readLayers(this.#entries, key, signal)), undefined);
    }
    async #findListed(query) {
        const listed = await this.list({ name: query.name, accept: archive => (0,choose/* matches */.cK)(archive, query) });
        if (listed.known)
            return findReadable(listed.value, query, ({ key = '' }) => this.#has(key));
        this.#context.log.info(`Only the newest entry of the actions cache can be found: ${listed.reason}`);
        const newest = await this.#findNewest(query);
        // The requested archive need not be the newest.
        const isOther = newest.known && newest.value.some(({ archive }) => !(0,choose/* matches */.cK)(archive, query));
        return isOther ? listed : newest;
    }
    async #has(key) {
        return (0,look_up/* whenKnown */.qe)(await this.#entries.missing([key]), missing => missing.length === 0);
    }
    async #findNewest(query) {
        const newest = await findNewest(this.#entries, query);
        return (0,look_up/* whenKnown */.qe)(newest, archive => (archive ? [this.#toStored(archive)] : []));
    }
    #toListed(archive, { id, key, ref, size, created, used }, api) {
        const remove = () => api.deleteCache(id);
        return { ...this.#toStored(archive), id, key, ref, size, stored: created, used, remove };
    }
    #toStored({ repository, ...archive }) {
        const key = (0,cache_keys/* cacheKey */.k$)({ ...archive, repository });
        return {
            archive,
            repository,
            place: 'cache',
            where: 'cache',
            size: 0,
            sha256: '',
            key,
            fetch: async () => ({ path: await this.#fetch(archive, key), sha256: '', fetched: true }),
            useParts: archive.archfmt === 'zip' ? use => this.#useParts(archive, key, use) : undefined,
            remove: () => this.#remove(key),
        };
    }
    async #useParts(archive, key, use) {
        const { dir } = this.#context;
        await (0,files/* openArchiveFolder */.Xl)(dir);
        const whole = { to: (0,files/* folderPath */.IC)(dir, archive), onWhole: () => this.#arrived.add(key) };
        return useCachedParts(this.#entries, key, whole, use);
    }
    async #fetch(archive, key) {
        const { dir, signal } = this.#context;
        const path = (0,files/* folderPath */.IC)(dir, archive);
        if (this.#arrived.delete(key))
            return path;
        try {
            await restoreArchive(this.#entries, key, path, signal);
            return path;
        }
        catch (error) {
            if (error instanceof errors/* ActionError */.lZ && error.code === 'CACHE_MISS')
                this.#broken.add(key);
            throw error;
        }
    }
    // The same image may have been archived with its layers compressed differently. Its entry may then need layers
    // that are never stored again, and an entry cannot be written twice.
    async #removeBroken(ready) {
        const key = (0,cache_keys/* cacheKey */.k$)((0,cache_keys/* cachedName */.wZ)(ready));
        const there = await this.#has(key);
        if (!there.known || !there.value)
            return;
        const needed = this.#broken.has(key) ? undefined : await this.layersOf(key);
        const own = new Set(await layersIn(ready));
        if (needed?.every(layer => own.has(layer)))
            return;
        if (!this.#api)
            throw new Error('what is there has lost a layer, and removing it needs github-token');
        await this.#remove(key);
    }
    async #remove(key) {
        const { ref } = this.#context.environment;
        const api = this.#api;
        if (!api)
            throw new Error('removing a cache entry needs github-token');
        const entries = (await api.listCaches(key, ref)).filter(entry => entry.key === key && entry.ref === ref);
        for (const { id } of entries)
            await api.deleteCache(id);
    }
}


/***/ }),

/***/ 26929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ orderNewest),
/* harmony export */   Sw: () => (/* binding */ choose),
/* harmony export */   cK: () => (/* binding */ matches)
/* harmony export */ });
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3158);

/**
 * Chooses the archive asked for: of several versions or images the newest by the image's date, then by when it was
 * stored; undated ones come last, and dirty versions count like clean ones. An image id that fits several images is
 * ambiguous.
 */
function choose(archives, query) {
    const matching = orderNewest(archives.filter(({ archive }) => matches(archive, query)));
    const [chosen] = matching;
    if (!chosen)
        return { kind: 'none' };
    const images = new Set(matching.map(({ archive }) => archive.imageid));
    if (query.imageid !== undefined && images.size > 1)
        return { kind: 'several', matching };
    return { kind: 'one', chosen, because: explain(matching, chosen) };
}
/** Whether an archive is one of those asked for. */
function matches(archive, { name, version, imageid }) {
    if (archive.name !== name || !(0,_image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isKnownFormat */ .RZ)(archive))
        return false;
    if (version !== undefined && archive.version !== version)
        return false;
    return imageid === undefined || archive.imageid.startsWith(imageid.slice(0, 12));
}
/** Orders archives as `choose` prefers them. */
function orderNewest(archives) {
    return [...archives].sort((a, b) => descending(a.created, b.created) ||
        descending(a.stored, b.stored) ||
        formatRank(a.archive) - formatRank(b.archive) ||
        (imageText(a.archive) < imageText(b.archive) ? 1 : -1));
}
function descending(a, b) {
    if (a === b)
        return 0;
    return (b ?? -Infinity) - (a ?? -Infinity);
}
function formatRank({ archfmt }) {
    return _image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .knownFormats */ .oL.findIndex(format => format === archfmt);
}
function imageText({ name, version, imageid }) {
    return `${name}/${version}/${imageid}`;
}
function explain(matching, chosen) {
    const others = new Set(matching.map(({ archive }) => imageText(archive))).size - 1;
    if (others === 0)
        return 'it is the only one';
    if (chosen.created !== undefined)
        return `its image is the newest, made ${new Date(chosen.created).toISOString()}`;
    if (chosen.stored !== undefined)
        return `it was stored last, ${new Date(chosen.stored).toISOString()}`;
    return 'none has a date, and it is the last by name';
}


/***/ }),

/***/ 30437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ isSameFile),
/* harmony export */   GF: () => (/* binding */ writeJson),
/* harmony export */   IC: () => (/* binding */ folderPath),
/* harmony export */   N9: () => (/* binding */ statArchive),
/* harmony export */   T1: () => (/* binding */ statFile),
/* harmony export */   Tf: () => (/* binding */ isStillThere),
/* harmony export */   Xl: () => (/* binding */ openArchiveFolder),
/* harmony export */   bt: () => (/* binding */ listFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3828);
/* harmony import */ var _core_partial_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38133);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3158);






/**
 * Makes the archive folder, for this user alone, where it is missing; one that is there keeps its mode. Removes the
 * partial files that killed steps left in it. Throws `ARCHIVE_DIR` where it cannot be written to.
 */
async function openArchiveFolder(dir) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(dir, { recursive: true, mode: _core_partial_file_js__WEBPACK_IMPORTED_MODULE_4__/* .privateFolder */ .qm });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(dir, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        await (0,_core_partial_file_js__WEBPACK_IMPORTED_MODULE_4__/* .removeAbandonedPartials */ .ts)(dir, Date.now());
    }
    catch (error) {
        throw badFolder(dir, ['written', 'write to'], error);
    }
}
/**
 * Lists the archive files of one name, or of all, in any format and sorted by file name. Other files, folders and links
 * are left out; a missing folder is empty. Throws `ARCHIVE_DIR` where the folder cannot be read.
 */
async function listFolder(dir, name) {
    const files = [];
    for await (const fileName of readFileNames(dir)) {
        const archive = (0,_image_name_js__WEBPACK_IMPORTED_MODULE_5__/* .parseName */ .$q)(fileName);
        if (!archive || (name !== undefined && archive.name !== name))
            continue;
        const file = await statArchive(dir, archive);
        if (file)
            files.push(file);
    }
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
/** The path of an archive in the folder, whether it is there or not. */
function folderPath(dir, archive) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, (0,_image_name_js__WEBPACK_IMPORTED_MODULE_5__/* .formatName */ .nD)(archive));
}
/** The file of an archive in the folder; undefined where there is none. */
async function statArchive(dir, archive) {
    return statFile(folderPath(dir, archive), archive);
}
/** The file at a path, as the archive that its caller takes it to be; undefined where there is none. */
async function statFile(path, archive) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined);
    if (!found?.isFile())
        return undefined;
    return { archive, path, size: found.size, stored: found.mtimeMs, inode: found.ino };
}
/** Whether an archive file is still the one at its path. */
async function isStillThere(file) {
    const now = await statFile(file.path, file.archive);
    return now?.inode === file.inode && now.size === file.size && now.stored === file.stored;
}
/** Whether two paths lead to one file; a path that leads nowhere is the same as no other. */
async function isSameFile(a, b) {
    const [left, right] = await Promise.all([a, b].map(path => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path).catch(() => undefined)));
    return left !== undefined && left === right;
}
/** Writes a JSON file, for this user alone, whole or not at all. */
async function writeJson(path, content) {
    const partial = (0,_core_partial_file_js__WEBPACK_IMPORTED_MODULE_4__/* .partialPath */ .Dn)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx', mode: _core_partial_file_js__WEBPACK_IMPORTED_MODULE_4__/* .privateFile */ .o4 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(partial, { force: true });
        throw error;
    }
}
function badFolder(dir, [done, allowed], cause) {
    const message = `archive-dir ${JSON.stringify(dir)} cannot be ${done} (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}), allowed: a folder this job may ${allowed}`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('ARCHIVE_DIR', message, { hint: 'archive-dir: ${{ runner.temp }}/docker-archives', cause });
}
async function* readFileNames(dir) {
    try {
        for await (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.opendir)(dir))
            if (entry.isFile())
                yield entry.name;
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return;
        throw badFolder(dir, ['read', 'read'], error);
    }
}


/***/ }),

/***/ 28836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ preferFile),
/* harmony export */   c: () => (/* binding */ FolderStore)
/* harmony export */ });
/* harmony import */ var p_map__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(606);
/* harmony import */ var _archive_format_archive_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9651);
/* harmony import */ var _archive_format_metadata_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69147);
/* harmony import */ var _core_look_up_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2892);
/* harmony import */ var _image_date_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(52709);
/* harmony import */ var _image_version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(42189);
/* harmony import */ var _choose_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26929);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30437);
/* harmony import */ var _sidecar_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64641);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(331);










// Enough to keep the disk busy, few enough to keep open files and memory bounded.
const concurrency = 32;
/** The archive folder. */
class FolderStore {
    place = 'folder';
    #dir;
    #signal;
    constructor({ dir, signal }) {
        this.#dir = dir;
        this.#signal = signal;
    }
    /** Lists archives, each described in the cheapest way: by its sidecar, else by the few bytes of metadata in a zip. */
    async list(query = {}) {
        const files = await (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .listFolder */ .bt)(this.#dir, query.name);
        return (0,_core_look_up_js__WEBPACK_IMPORTED_MODULE_2__/* .known */ .eO)(await this.describe(files.filter(({ archive }) => (0,_store_js__WEBPACK_IMPORTED_MODULE_6__/* .isListed */ .yy)(archive, query))));
    }
    /** Describes archive files of the folder as `list` does. */
    describe(files) {
        return (0,p_map__WEBPACK_IMPORTED_MODULE_7__/* ["default"] */ .Ay)(files, file => this.#describe(file), { concurrency, signal: this.#signal });
    }
    find(query) {
        return this.list({ name: query.name, accept: archive => (0,_choose_js__WEBPACK_IMPORTED_MODULE_3__/* .matches */ .cK)(archive, query) });
    }
    /** Proves an archive of the folder that has no sidecar by reading all of it; throws `ARCHIVE_*` or `ZIP_*`. */
    async prove(stored) {
        if (stored.sha256 !== '')
            return stored;
        const path = (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .folderPath */ .IC)(this.#dir, stored.archive);
        const { name, version } = stored.archive;
        const identity = { name, version, image: stored.repository ?? '', tag: (0,_image_version_js__WEBPACK_IMPORTED_MODULE_8__/* .toTag */ .yQ)(version) };
        const { metadata, sha256 } = await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_5__/* .proveArchive */ .Tx)(path, stored.archive, identity, this.#signal);
        return { ...stored, metadata, sha256 };
    }
    async #describe(file) {
        const { archive, path, size, stored } = file;
        const ready = await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_5__/* .readSidecar */ .YD)(file);
        const metadata = ready?.metadata ?? (await this.#readUnproved(file));
        const sha256 = ready?.sha256 ?? '';
        return {
            archive,
            repository: metadata && (0,_archive_format_metadata_js__WEBPACK_IMPORTED_MODULE_1__/* .recordedRepository */ .lQ)(metadata),
            place: 'folder',
            where: 'folder',
            size,
            stored,
            created: (0,_image_date_js__WEBPACK_IMPORTED_MODULE_9__/* .readDate */ .h)(metadata?.created ?? ''),
            sha256,
            metadata,
            path,
            fetch: () => Promise.resolve({ path, sha256, fetched: false }),
            remove: () => (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_5__/* .removeArchive */ .Lt)(file),
        };
    }
    async #readUnproved({ archive, path }) {
        if (archive.archfmt !== 'zip')
            return undefined;
        const metadata = await (0,_archive_format_archive_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readArchiveMetadata */ .g$)(path, this.#signal);
        return metadata?.imageid === archive.imageid ? metadata : undefined;
    }
}
/** Takes the file from the folder where the same archive is there too, proved by an earlier step. */
async function preferFile(stored, dir) {
    const file = await (0,_files_js__WEBPACK_IMPORTED_MODULE_4__/* .statArchive */ .N9)(dir, stored.archive);
    const ready = file && (await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_5__/* .readSidecar */ .YD)(file));
    if (!ready || (stored.sha256 !== '' && stored.sha256 !== ready.sha256))
        return stored;
    const { path, metadata, sha256 } = ready;
    const repository = (0,_archive_format_metadata_js__WEBPACK_IMPORTED_MODULE_1__/* .recordedRepository */ .lQ)(metadata);
    if (stored.repository !== undefined && stored.repository !== repository)
        return stored;
    return {
        ...stored,
        repository,
        path,
        metadata,
        sha256,
        fetch: () => Promise.resolve({ path, sha256, fetched: false }),
    };
}


/***/ }),

/***/ 55258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  xU: () => (/* binding */ githubService),
  o6: () => (/* binding */ openGitHub)
});

// UNUSED EXPORTS: GitHubApi

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/core/authorities.js
var authorities = __webpack_require__(54410);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/guards.js
var guards = __webpack_require__(67429);
// EXTERNAL MODULE: ./lib/core/http-failure.js
var http_failure = __webpack_require__(31228);
// EXTERNAL MODULE: ./lib/core/until-aborted.js
var until_aborted = __webpack_require__(80269);
// EXTERNAL MODULE: ./lib/core/time-limit.js
var time_limit = __webpack_require__(45708);
// EXTERNAL MODULE: ./lib/stores/github/refusal.js
var refusal = __webpack_require__(37268);
;// CONCATENATED MODULE: ./lib/stores/github/answer-limit.js


/** Ends a call when one of its requests gets no answer in time; pauses between its requests do not count. */
class AnswerLimit {
    #limit;
    /** `limit` is milliseconds without a sign of life, 0 for no limit. */
    constructor(limit, outer) {
        const seconds = Math.round(limit / 1000);
        this.#limit = new time_limit/* TimeLimit */.h(limit, outer, () => new refusal/* GitHubRefusal */.k(0, `GitHub did not answer for ${seconds} s`));
    }
    get signal() {
        return this.#limit.signal;
    }
    /** Sends a request and waits for its answer. */
    async during(request) {
        this.#limit.start();
        try {
            return await request();
        }
        finally {
            this.#limit.stop();
        }
    }
    /** Passes a body on, each part of which is a sign of life. */
    async *watch(body) {
        for await (const chunk of body) {
            this.#limit.extend();
            yield chunk;
        }
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(25888);
// EXTERNAL MODULE: ./lib/core/retry.js
var retry = __webpack_require__(7493);
// EXTERNAL MODULE: ./lib/core/transient.js
var core_transient = __webpack_require__(7297);
;// CONCATENATED MODULE: ./lib/stores/github/rate-limit.js





// Milliseconds.
const unknownPause = 2000;
/** One clock for all calls of a client: when GitHub tells one to wait, all of them wait. */
class RateLimit {
    /** Milliseconds since 1970. */
    #notBefore = 0;
    /** Whether the wait that GitHub asks for is one that a step can afford. */
    get isBearable() {
        return this.#pause() <= retry/* longestPause */.T;
    }
    /** Waits until GitHub accepts calls again; throws `GitHubRefusal` when that is more than `longestPause` away. */
    async wait(signal) {
        signal.throwIfAborted();
        const pause = this.#pause();
        if (!this.isBearable)
            throw this.refusal();
        if (pause > 0)
            await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal });
    }
    /** The error for a call that was not made, or was refused, because of the limit. */
    refusal() {
        const pause = Math.max(0, this.#pause());
        const time = new Date(Date.now() + pause).toISOString().slice(11, 19);
        const message = `GitHub's rate limit is used up until ${time} UTC, ${(0,format/* formatSeconds */.X)(pause / 1000)} from now`;
        return new refusal/* GitHubRefusal */.k(429, message, undefined, pause);
    }
    /** Notes what an answer asks for, and says whether it was refused because of a limit. */
    note(answer) {
        const now = Date.now();
        const pause = readPause(answer, now);
        if (pause !== undefined)
            this.#notBefore = Math.max(this.#notBefore, now + pause);
        return pause !== undefined && answer.status < 500;
    }
    #pause() {
        return this.#notBefore - Date.now();
    }
}
/** The milliseconds for which an answer asks callers to wait; undefined when it does not ask. `now` is milliseconds since 1970. */
function readPause({ status, headers, body }, now) {
    if (status !== 403 && status !== 429 && status < 500)
        return undefined;
    const asked = (0,core_transient/* readRetryAfter */.D$)(headers.get('retry-after'), now);
    if (asked !== undefined || status >= 500)
        return asked;
    const remaining = headers.get('x-ratelimit-remaining');
    // GitHub's documentation asks for a minute where an answer about secondary limits names no time.
    if (remaining !== '0' && /\bsecondary rate\b/i.test(body))
        return 60_000;
    if (remaining === '0' || (remaining === null && /\brate limit\b/i.test(body))) {
        const reset = Number(headers.get('x-ratelimit-reset') ?? undefined);
        // GitHub counts whole seconds, so that the limit may last into the one after.
        if (!Number.isNaN(reset))
            return Math.max(0, reset * 1000 - now) + 1000;
        return unknownPause;
    }
    return status === 429 ? unknownPause : undefined;
}

;// CONCATENATED MODULE: ./lib/stores/github/client.js








const retries = 3;
// Milliseconds. A request that moves no file is answered at once, or not at all.
const answerLimit = 30_000;
/** GitHub's REST API for one token: repeats what may succeed later, and keeps to the limits that GitHub sets. */
class GitHubClient {
    #apiUrl;
    #token;
    #idleTimeout;
    #signal;
    #limit = new RateLimit();
    #octokit;
    /** `idleTimeout` is the milliseconds that an upload may stand still, 0 for no limit. */
    constructor(apiUrl, token, idleTimeout, signal) {
        this.#apiUrl = apiUrl;
        this.#token = token;
        this.#idleTimeout = idleTimeout;
        this.#signal = signal;
    }
    /** The same API until another signal aborts. */
    until(signal) {
        return new GitHubClient(this.#apiUrl, this.#token, this.#idleTimeout, signal);
    }
    /** Makes a call and gives the parsed body of its answer; throws `GitHubRefusal`. */
    async call(call) {
        const answer = await this.#send(call);
        const { status } = answer;
        if (call.method !== 'DELETE' || status === 204)
            return answer.data;
        throw new refusal/* GitHubRefusal */.k(status, `GitHub answered ${status} to a deletion, which its documentation does not have`);
    }
    /** Makes a call that is answered by a redirect, and gives its target; throws `GitHubRefusal`. */
    async locate(call) {
        const { status, headers } = await this.#send(call, { redirect: 'manual' });
        if (headers.location !== undefined)
            return headers.location;
        throw new refusal/* GitHubRefusal */.k(status, `GitHub answered ${status} where a redirection was asked for`);
    }
    async #send({ permission, parameters, headers, data, ...call }, options = {}) {
        await this.#limit.wait(this.#signal);
        this.#octokit ??= openOctokit(this.#apiUrl, this.#token, this.#limit);
        const { octokit, fetch } = await this.#octokit;
        const longest = this.#idleTimeout > 0 ? Math.min(this.#idleTimeout, answerLimit) : answerLimit;
        const answering = new AnswerLimit(data ? this.#idleTimeout : longest, this.#signal);
        const { signal } = answering;
        const request = {
            ...options,
            signal,
            fetch: limitFetch(fetch, this.#limit, answering),
            ...(data && { retries: 0 }),
        };
        const sent = { ...parameters, ...call, headers, request, ...(data && { data: answering.watch(data) }) };
        try {
            return await (0,until_aborted/* untilAborted */.E)(octokit.request(sent), signal);
        }
        catch (error) {
            signal.throwIfAborted();
            if (!this.#limit.isBearable)
                throw this.#limit.refusal();
            throw toRefusal(error, permission);
        }
    }
}
async function openOctokit(baseUrl, token, limit) {
    const { defaults, getOctokitOptions, GitHub } = await __webpack_require__.e(/* import() */ 555).then(__webpack_require__.bind(__webpack_require__, 85555));
    const { retry } = await Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(735)]).then(__webpack_require__.bind(__webpack_require__, 49735));
    const { throttling } = await Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(856)]).then(__webpack_require__.bind(__webpack_require__, 86856));
    // `RateLimit` does the waiting, for all calls together; the plugin only repeats the call.
    const mayRepeat = (_pause, { method }, _octokit, count) => method !== 'POST' && count < retries && limit.isBearable;
    const options = {
        baseUrl,
        userAgent: 'docker-archive-action',
        log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
        retry: { retries, retryAfterBaseValue: 500, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
        throttle: { retryAfterBaseValue: 0, onRateLimit: mayRepeat, onSecondaryRateLimit: mayRepeat, write: unlimited },
    };
    const octokit = new (GitHub.plugin(retry, throttling))(token === '' ? options : getOctokitOptions(token, options));
    return { octokit, fetch: defaults.request?.['fetch'] };
}
// The plugin would let one deletion start each second, and GitHub allows three of them.
const unlimited = {
    key: () => ({ schedule: (_options, work) => work() }),
};
const ignore = () => undefined;
/** Reads whole answers, because octokit treats a body that breaks off as empty, and tells octokit of every limit. */
function limitFetch(fetch, limit, answering) {
    return async (url, options) => {
        // The plugins would repeat a call that fails without an answer.
        if (!limit.isBearable)
            return new Response(null, { status: 429 });
        await limit.wait(answering.signal);
        const { answer, body } = await answering.during(async () => {
            const answer = await fetchTrusting(fetch, url, options);
            return { answer, body: await answer.text() };
        });
        const { status } = answer;
        const headers = new Headers(answer.headers);
        // The plugin recognizes other answers about limits by this header alone.
        if (limit.note({ status, headers, body }))
            headers.set('x-ratelimit-remaining', '0');
        return new Response(body === '' ? null : body, { status, headers });
    };
}
// GitHub Enterprise Server may have a certificate from the company's own authority.
async function fetchTrusting(fetch, url, options) {
    try {
        return await fetch(url, options);
    }
    catch (error) {
        // The library that makes the call reads its proxies from there, too.
        if ((0,http_failure/* kindOfFailure */.uq)(error) === 'authority' && (await (0,authorities/* trustSystem */.a)(process.env)))
            return fetch(url, options);
        throw error;
    }
}
function toRefusal(error, permission) {
    const { cause, status = 0, response } = error;
    if (cause instanceof refusal/* GitHubRefusal */.k)
        return cause;
    if (response === undefined)
        return new refusal/* GitHubRefusal */.k(0, `GitHub cannot be reached: ${reasonOf(error)}`, error);
    const words = wordsOf(response.data);
    const limited = status === 403 && response.headers['x-ratelimit-remaining'] === '0';
    return (0,refusal/* explainStatus */.c)(limited ? 429 : status, words, permission);
}
function reasonOf(error) {
    if ((0,http_failure/* kindOfFailure */.uq)(error) !== 'authority')
        return (0,errors/* messageOf */.bD)(error);
    const todo = 'name the file of its certificate in the environment of the runner, as NODE_EXTRA_CA_CERTS';
    return `its certificate is from an authority that is not known here; ${todo}`;
}
// When the message says only that something is invalid, `errors` say what.
function wordsOf(body) {
    const { message = '', errors = [] } = (body ?? {});
    const details = (Array.isArray(errors) ? errors : []).map((each) => {
        const { message, field, code } = (each ?? {});
        return [message, (0,guards/* isText */.KH)(each) ? each : [field, code].filter(guards/* isText */.KH).join(' ')].find(guards/* isText */.KH);
    });
    return [String(message), ...details].filter(Boolean).join(': ');
}

;// CONCATENATED MODULE: ./lib/stores/github/row.js


/** Reads the list that is the answer, or that the answer has under `field`. */
function toRows(answer, field) {
    const rows = field === undefined ? answer : (0,guards/* isRecord */.u4)(answer, []) && answer[field];
    if (Array.isArray(rows))
        return rows;
    throw new refusal/* GitHubRefusal */.k(200, `GitHub answered without a list${field === undefined ? '' : ` of ${field}`}`);
}
/** One object of an answer; throws `GitHubRefusal` when a field is not as GitHub documents it. */
class Row {
    #kind;
    #fields;
    constructor(kind, answer) {
        this.#kind = kind;
        this.#fields = (0,guards/* isRecord */.u4)(answer, []) ? answer : {};
    }
    has(field, value) {
        return this.#fields[field] === value;
    }
    number(field) {
        const value = this.#fields[field];
        return typeof value === 'number' ? value : this.#refuse(field);
    }
    text(field) {
        const value = this.#fields[field];
        return typeof value === 'string' ? value : this.#refuse(field);
    }
    textOrEmpty(field) {
        const value = this.#fields[field];
        return typeof value === 'string' ? value : '';
    }
    /** The object in a field; an empty one where there is none. */
    record(field) {
        return new Row(`${this.#kind}'s ${field}`, this.#fields[field]);
    }
    time(field) {
        const value = Date.parse(this.text(field));
        return Number.isNaN(value) ? this.#refuse(field) : value;
    }
    sha256(field) {
        return this.textOrEmpty(field).replace(/^sha256:/, '');
    }
    #refuse(field) {
        throw new refusal/* GitHubRefusal */.k(200, `GitHub answered with a ${this.#kind} that has no valid ${field}`);
    }
}

;// CONCATENATED MODULE: ./lib/stores/github/rows.js

/** Reads a cache entry. */
function toCacheEntry(answer) {
    const row = new Row('cache entry', answer);
    return {
        id: row.number('id'),
        key: row.text('key'),
        ref: row.text('ref'),
        version: row.textOrEmpty('version'),
        size: row.number('size_in_bytes'),
        created: row.time('created_at'),
        used: row.time('last_accessed_at'),
    };
}
/** Reads an artifact; undefined when it has expired, so that nobody can download it. */
function toListedArtifact(answer) {
    const row = new Row('artifact', answer);
    if (row.has('expired', true))
        return undefined;
    return {
        id: row.number('id'),
        name: row.text('name'),
        size: row.number('size_in_bytes'),
        stored: row.time('created_at'),
        sha256: row.sha256('digest'),
    };
}
/** Reads a workflow run. */
function toListedRun(answer) {
    const row = new Row('workflow run', answer);
    return {
        id: row.number('id'),
        created: row.text('created_at'),
        branch: row.textOrEmpty('head_branch'),
        commit: row.text('head_sha'),
        conclusion: row.textOrEmpty('conclusion'),
        repository: row.record('repository').textOrEmpty('full_name'),
        headRepository: row.record('head_repository').textOrEmpty('full_name'),
    };
}
/** Reads when the current attempt of a workflow run began, in milliseconds since 1970. */
function toRunStart(answer) {
    return new Row('workflow run', answer).time('run_started_at');
}
/** Reads a workflow. */
function toListedWorkflow(answer) {
    const row = new Row('workflow', answer);
    return { name: row.textOrEmpty('name'), path: row.text('path') };
}
/** Reads a release. */
function toListedRelease(answer) {
    const row = new Row('release', answer);
    return {
        id: row.number('id'),
        tag: row.text('tag_name'),
        immutable: row.has('immutable', true) && !row.has('draft', true),
        // GitHub writes it as a template of its query.
        uploadUrl: row.text('upload_url').replace(/\{.*$/, ''),
    };
}
/** Reads an asset of a release. */
function toListedAsset(answer) {
    const row = new Row('release asset', answer);
    return {
        id: row.number('id'),
        name: row.text('name'),
        label: row.textOrEmpty('label'),
        whole: row.has('state', 'uploaded'),
        size: row.number('size'),
        sha256: row.sha256('digest'),
        url: row.text('browser_download_url'),
    };
}

;// CONCATENATED MODULE: ./lib/stores/github/api.js
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





/** What messages call the service. */
const githubService = "GitHub's REST API";
const pageSize = 100;
/** Opens GitHub's REST API for the repository of this step; nothing is sent before the first call. */
function openGitHub({ apiUrl, repository, runId }, token, signal, idleTimeout = 0) {
    return new GitHubApi(new GitHubClient(apiUrl, token, idleTimeout, signal), repository, runId);
}
/** The REST calls about one repository that @actions/cache and @actions/artifact do not have; each throws `GitHubRefusal`. */
class GitHubApi {
    #client;
    #repository;
    #runId;
    constructor(client, repository, runId) {
        this.#client = client;
        this.#repository = repository;
        this.#runId = runId;
    }
    /** The same calls about another repository, `owner/repo`; both keep to the same limits. */
    of(repository) {
        return new GitHubApi(this.#client, repository, this.#runId);
    }
    /** The same calls until another signal aborts; for cleaning up after a cancel. */
    until(signal) {
        return new GitHubApi(this.#client.until(signal), this.#repository, this.#runId);
    }
    /** All cache entries whose keys begin with `prefix`, of one ref or of every ref. */
    async listCaches(prefix, ref) {
        return (await this.#all('/actions/caches', { key: prefix, ref }, 'actions_caches')).map(toCacheEntry);
    }
    /** The artifacts of a workflow run that have not expired. */
    async listArtifacts(runId) {
        const rows = await this.#all(`/actions/runs/${runId}/artifacts`, {}, 'artifacts');
        return rows.map(toListedArtifact).filter(artifact => artifact !== undefined);
    }
    /** An address, signed for a few minutes, from which an artifact can be downloaded as it is stored. */
    locateArtifact(id) {
        const url = `/repos/${this.#repository}/actions/artifacts/${id}/zip`;
        return this.#client.locate({ method: 'GET', url, permission: 'actions: read' });
    }
    /** Workflow runs, newest first; each page is requested when it is needed. */
    async *listRuns({ workflow, branch, commit, status }) {
        const path = workflow === undefined ? '/actions/runs' : `/actions/workflows/${encodeURIComponent(workflow)}/runs`;
        for await (const row of this.#list(path, { branch, head_sha: commit, status }, 'workflow_runs')) {
            yield toListedRun(row);
        }
    }
    /** The workflows of the repository. */
    async listWorkflows() {
        return (await this.#all('/actions/workflows', {}, 'workflows')).map(toListedWorkflow);
    }
    /** One workflow run. */
    async getRun(runId) {
        return toListedRun(await this.#call('GET', `/actions/runs/${runId}`));
    }
    /** Deletes a cache entry; one that is already gone is not an error. */
    async deleteCache(id) {
        await orUndefined(this.#call('DELETE', `/actions/caches/${id}`));
    }
    /** When the current attempt of this workflow run began, in milliseconds since 1970. */
    async runStarted() {
        return toRunStart(await this.#call('GET', `/actions/runs/${this.#runId}`));
    }
    /** The published release of a tag; undefined when there is none. */
    async findRelease(tag) {
        const found = await orUndefined(this.#call('GET', `/releases/tags/${encodeURIComponent(tag)}`));
        return found === undefined ? undefined : toListedRelease(found);
    }
    /** A draft release by the tag it is going to have; undefined when the token sees none. */
    async findDraft(tag) {
        for await (const row of this.#list('/releases')) {
            const release = toListedRelease(row);
            if (release.tag === tag)
                return release;
        }
        return undefined;
    }
    /** The assets of a release, including unfinished ones. */
    async listAssets(release) {
        return (await this.#all(`/releases/${release}/assets`)).map(toListedAsset);
    }
    /** Deletes an asset; one that is already gone is not an error. */
    async deleteAsset(id) {
        await orUndefined(this.#call('DELETE', `/releases/assets/${id}`));
    }
    /** Gives an asset another name and label; undefined when it is gone. */
    async renameAsset(id, name, label) {
        const renamed = await orUndefined(this.#call('PATCH', `/releases/assets/${id}`, { name, label }));
        return renamed === undefined ? undefined : toListedAsset(renamed);
    }
    /** Uploads a file as an asset, in one try. Its name is its label too, because GitHub changes some characters of names. */
    async uploadAsset(uploadUrl, name, { path, size, onBytes }) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await (0,promises_.open)(path), true);
            let readError;
            const read = async function* () {
                try {
                    for await (const chunk of file.createReadStream()) {
                        onBytes(chunk);
                        yield chunk;
                    }
                }
                catch (error) {
                    readError = error;
                    throw error;
                }
            };
            const uploaded = this.#client.call({
                method: 'POST',
                url: `${uploadUrl}{?name,label}`,
                permission: 'contents: write',
                parameters: { name, label: name },
                headers: { 'content-type': 'application/octet-stream', 'content-length': size },
                data: read(),
            });
            return toListedAsset(await uploaded.catch((error) => {
                throw readError ?? error;
            }));
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
    async #all(path, query, field) {
        const all = [];
        for await (const row of this.#list(path, query, field))
            all.push(row);
        return all;
    }
    // `field` is where the rows are in the answer; without one the answer is the list.
    async *#list(path, query = {}, field) {
        for (let page = 1;; page++) {
            const rows = toRows(await this.#call('GET', path, { ...query, per_page: pageSize, page }), field);
            yield* rows;
            if (rows.length < pageSize)
                return;
        }
    }
    #call(method, path, parameters = {}) {
        const scope = path.startsWith('/releases') ? 'contents' : 'actions';
        const permission = `${scope}: ${method === 'GET' ? 'read' : 'write'}`;
        return this.#client.call({ method, url: `/repos/${this.#repository}${path}`, permission, parameters });
    }
}
// Undefined where GitHub has no such thing.
async function orUndefined(call) {
    try {
        return await call;
    }
    catch (error) {
        if (error instanceof refusal/* GitHubRefusal */.k && error.status === 404)
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 37268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ explainStatus),
/* harmony export */   k: () => (/* binding */ GitHubRefusal)
/* harmony export */ });
/* harmony import */ var _core_transient_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7297);

/** A call to GitHub's REST API that failed, in words that name what is missing. */
class GitHubRefusal extends Error {
    /** The HTTP status; 0 when there was no answer. */
    status;
    transient;
    /** Milliseconds for which GitHub accepts no calls. */
    retryAfter;
    constructor(status, message, cause, retryAfter) {
        super(message, cause === undefined ? undefined : { cause });
        this.name = 'GitHubRefusal';
        this.status = status;
        this.retryAfter = retryAfter;
        this.transient = status === 0 || (0,_core_transient_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransientStatus */ .Dm)(status);
    }
    /** Whether the token may not do this, or not see what it is about. */
    get denied() {
        return [401, 403, 404].includes(this.status);
    }
}
/** Explains an HTTP status; `words` is what GitHub wrote, `permission` is the one that the call needs. */
function explainStatus(status, words, permission) {
    // A limit that is used up passes, and has nothing to do with permissions, whichever status GitHub reports it with.
    const told = /rate limit/i.test(words) ? 429 : status;
    return new GitHubRefusal(told, messageFor(told, words, permission));
}
function messageFor(status, words, permission) {
    const answer = `${status} ${words}`.trim();
    if (status === 429)
        return `GitHub's rate limit is used up (${answer})`;
    if (status === 401)
        return `GitHub did not accept github-token (${answer})`;
    if (status === 403)
        return `github-token lacks the permission ${permission} (${answer})`;
    // GitHub does not tell callers whether something exists that they may not read.
    if (status === 404)
        return `there is no such thing, or github-token lacks the permission ${permission} (${answer})`;
    return `GitHub answered ${answer}`;
}


/***/ }),

/***/ 66878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ runLibrary),
/* harmony export */   M: () => (/* binding */ BrokenAnswer)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16698);
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53053);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3828);
/* harmony import */ var _core_time_limit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45708);
/* harmony import */ var _core_until_aborted_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80269);
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






/** An answer that broke off without the library that reads it ever noticing. */
class BrokenAnswer extends Error {
    transient = true;
    constructor(host) {
        super(`the answer of ${host} broke off`);
        this.name = 'BrokenAnswer';
    }
}
// Tells a library not to try again: it would read files that are gone by then, and fail outside every promise.
class GivenUp extends Error {
    code = 'ERR_GIVEN_UP';
    constructor() {
        super('the call was given up');
    }
}
// Milliseconds. A request that moves no bytes is answered at once, or not at all.
const answerLimit = 60_000;
// Milliseconds. The libraries pause for up to 15 s between two tries.
const longestPause = 20_000;
const githubDown = 'Is GitHub down? https://www.githubstatus.com';
const calls = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
const ignore = () => undefined;
/**
 * Runs a call into a library to its end, which always comes: `IDLE` when a service does not answer, `BrokenAnswer` when
 * an answer breaks off unnoticed, the reason of the signal when that aborts. Then its requests end too.
 */
async function runLibrary(call, work) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        listen();
        const watch = __addDisposableResource(env_1, new RequestWatch(call), false);
        return await (0,_core_until_aborted_js__WEBPACK_IMPORTED_MODULE_5__/* .untilAborted */ .E)(calls.run(watch, work), watch.signal);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
let listening = false;
// Libraries make their requests out of our sight; Node announces each in the context of the call that made it.
function listen() {
    if (listening)
        return;
    listening = true;
    (0,node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_1__.subscribe)('http.client.request.created', message => {
        calls.getStore()?.add(message.request);
    });
}
/** The requests of one call. */
class RequestWatch {
    #call;
    #open = new Set();
    /** Runs while no request is open. */
    #pause;
    constructor(call) {
        this.#call = call;
        // Not every request is one of Node's.
        const limit = call.remote ? longestPause : 0;
        this.#pause = new _core_time_limit_js__WEBPACK_IMPORTED_MODULE_4__/* .TimeLimit */ .h(limit, call.signal, () => stalled(call.what, limit, githubDown));
        this.#pause.start();
    }
    get signal() {
        return this.#pause.signal;
    }
    add(request) {
        if (this.signal.aborted) {
            request.destroy(new GivenUp());
            return;
        }
        this.#open.add(request);
        this.#pause.stop();
        request.once('close', () => {
            this.#open.delete(request);
            if (this.#open.size === 0 && !this.signal.aborted)
                this.#pause.start();
        });
        request.once('socket', socket => this.#limit(request, socket));
        request.prependOnceListener('response', answer => this.#follow(answer, request.host));
    }
    [Symbol.dispose]() {
        this.#pause.end(new GivenUp());
        this.#pause.stop();
        for (const request of this.#open)
            request.once('error', ignore).destroy(new GivenUp());
    }
    #limit(request, socket) {
        const { idleTimeout } = this.#call;
        // The libraries ask by POST, and move bytes by PUT and GET.
        const asks = request.method === 'POST' && (idleTimeout === 0 || idleTimeout > answerLimit);
        const limit = asks ? answerLimit : idleTimeout;
        if (limit === 0)
            return;
        let answer;
        request.once('response', given => (answer = given));
        const expire = () => {
            // An answer that nobody reads, such as a refused one, is not waited for.
            if (answer?.readableFlowing !== null)
                this.#pause.end(stalled(this.#call.what, limit, asks ? githubDown : `timeout: ${Math.round(limit / 500)}`));
        };
        socket.on('timeout', expire);
        request.once('close', () => socket.off('timeout', expire));
        const start = () => socket.setTimeout(limit);
        start();
        // The library sets a limit of its own once it is connected.
        if (socket.connecting)
            socket.once('connect', () => setImmediate(start));
        else
            setImmediate(start);
    }
    #follow(answer, host) {
        const { statusCode = 0, statusMessage = '' } = answer;
        if (statusCode >= 400)
            this.#call.onRefused?.(`${statusCode} ${statusMessage} of ${host}`);
        // A plain pipe leaves its target waiting when its source breaks off.
        const pipe = answer.pipe.bind(answer);
        answer.pipe = (target, options) => {
            (0,node_stream__WEBPACK_IMPORTED_MODULE_2__.finished)(answer, error => error && destroy(target, error));
            return pipe(target, options);
        };
        answer.once('close', () => {
            const unnoticed = answer.readableFlowing !== null && answer.listenerCount('error') === 0;
            if (!answer.complete && unnoticed)
                this.#pause.end(new BrokenAnswer(host));
        });
    }
}
function stalled(what, limit, hint) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('IDLE', `${what} got no answer for ${Math.round(limit / 1000)} s`, { hint });
}
function destroy(target, error) {
    if (target instanceof node_stream__WEBPACK_IMPORTED_MODULE_2__.Writable)
        target.destroy(error);
}


/***/ }),

/***/ 45766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ captureLibraryLog)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16698);

// Commands that the runner must receive unchanged.
const command = /^::(?:add-mask|debug)::[^\r\n]*\r?\n?$/;
// Other code may write to stdout meanwhile, about another image for example; that is not the library's.
const captures = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
let write = process.stdout.write.bind(process.stdout);
/**
 * Runs a call into @actions/cache or @actions/artifact and gives its result and why it failed: some calls return
 * -1 or undefined and give the reasons only as annotations on stdout. What a library writes there is logged as foreign
 * text, because it repeats what services answer.
 */
async function captureLibraryLog(call, log) {
    listen();
    const capture = { reasons: [], log };
    const result = await captures.run(capture, call);
    return { result, reasons: capture.reasons };
}
// For as long as the process runs: a call that was given up goes on, and must not write annotations then either.
function listen() {
    if (process.stdout.write === hear)
        return;
    write = process.stdout.write.bind(process.stdout);
    process.stdout.write = hear;
}
function hear(text, ...rest) {
    const capture = captures.getStore();
    if (capture === undefined || typeof text !== 'string' || command.test(text))
        return write(text, ...rest);
    const reason = reasonIn(text);
    if (reason !== undefined)
        capture.reasons.push(reason);
    // The log writes to stdout too.
    captures.run(undefined, () => capture.log.foreign(reason ?? text.trimEnd()));
    return true;
}
function reasonIn(line) {
    const annotation = /^::(?:warning|error)[^:]*::(.*)/s.exec(line)?.[1];
    const words = annotation ?? /^Failed to (?:save|restore): .*/s.exec(line)?.[0];
    return words?.trim().replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
}


/***/ }),

/***/ 64641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ checkSent),
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   GM: () => (/* binding */ proveBytes),
/* harmony export */   J$: () => (/* binding */ writeSidecar),
/* harmony export */   Lt: () => (/* binding */ removeArchive),
/* harmony export */   Rv: () => (/* binding */ describeSaved),
/* harmony export */   Tx: () => (/* binding */ proveArchive),
/* harmony export */   YD: () => (/* binding */ readSidecar),
/* harmony export */   bz: () => (/* binding */ describeCurrent)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var _archive_format_archive_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9651);
/* harmony import */ var _archive_format_metadata_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69147);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3828);
/* harmony import */ var _archive_verify_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(32561);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3158);
/* harmony import */ var _image_repository_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(84697);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(30437);











/**
 * Describes an archive file by its sidecar; undefined where there is none, or where it is of another image or of an
 * earlier file.
 */
async function readSidecar(file) {
    const sidecar = parseSidecar(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(sidecarPath(file.path), 'utf8').catch(() => ''));
    // A copy under another name may have come with its sidecar.
    if (!sidecar || sidecar.metadata.imageid !== file.archive.imageid)
        return undefined;
    const current = sidecar.size === file.size && Math.abs(sidecar.modified - file.stored) < 1;
    return current ? { ...file, metadata: sidecar.metadata, sha256: sidecar.sha256, proved: undefined } : undefined;
}
/** Writes the sidecar of an archive file that this step has proved; undefined where another file has taken its place. */
async function writeSidecar(file) {
    const { archive, path, metadata, sha256, size, stored, inode } = file;
    const changed = await timeOfChange(path);
    if (changed === undefined || !(await (0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .isStillThere */ .Tf)(file)))
        return undefined;
    const sidecar = { metadata, size, modified: stored, sha256 };
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .writeJson */ .GF)(sidecarPath(path), sidecar);
    return { archive, path, metadata, sha256, size, stored, inode, proved: changed };
}
/**
 * Describes an archive that this step has just written. Where another step has stored its own under the same name, that
 * one is described.
 */
async function describeSaved(saved, signal) {
    return (await writeSidecar(saved)) ?? (await describeCurrent(saved, signal));
}
/** Describes the file that is now under the name of an archive that was proved before; throws as `proveArchive`. */
async function describeCurrent({ path, archive, metadata }, signal) {
    const { name, version, image, tag } = metadata;
    return proveArchive(path, archive, { name, version, image, tag }, signal);
}
/**
 * Describes an archive file; one without a sidecar is read whole, proved, and given one. Throws `ARCHIVE_*` or
 * `ZIP_*`, `ARCHIVE_REPOSITORY` where it records another repository than `identity.image`, which is empty where any
 * will do.
 */
async function proveArchive(path, archive, identity, signal) {
    for (;;) {
        const file = await (0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .statFile */ .T1)(path, archive);
        if (!file)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ActionError */ .lZ('ARCHIVE_GONE', `${path} is no longer there`, { hint: 'Run the step again.' });
        const ready = (await readSidecar(file)) ?? (await proveFile(file, identity, signal));
        // Undefined: another step has replaced it while it was read.
        if (!ready)
            continue;
        (0,_image_repository_js__WEBPACK_IMPORTED_MODULE_9__/* .checkRepository */ .n)(path, (0,_archive_format_metadata_js__WEBPACK_IMPORTED_MODULE_5__/* .recordedRepository */ .lQ)(ready.metadata), identity.image);
        return ready;
    }
}
async function proveFile(file, identity, signal) {
    const { path, archive } = file;
    const { facts, tarSize } = await (0,_archive_verify_js__WEBPACK_IMPORTED_MODULE_7__/* .verifyArchive */ .d)(path, archive, signal);
    const ownWord = await (0,_archive_format_archive_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readArchiveMetadata */ .g$)(path, signal);
    const recorded = (ownWord && (0,_archive_format_metadata_js__WEBPACK_IMPORTED_MODULE_5__/* .recordedRepository */ .lQ)(ownWord)) ?? (0,_image_repository_js__WEBPACK_IMPORTED_MODULE_9__/* .repositoryOfTags */ .F)(facts.repoTags, identity.image);
    (0,_image_repository_js__WEBPACK_IMPORTED_MODULE_9__/* .checkRepository */ .n)(path, recorded, identity.image);
    const image = recorded ?? (identity.image || (0,_image_name_js__WEBPACK_IMPORTED_MODULE_8__/* .repositoryOf */ ._M)(archive.name));
    const metadata = (0,_archive_format_metadata_js__WEBPACK_IMPORTED_MODULE_5__/* .makeMetadata */ .so)({ ...identity, image }, { id: facts.configDigest }, facts, tarSize);
    return writeSidecar({ ...file, metadata, sha256: await hashFile(path, signal) });
}
/**
 * Reads an archive file before it leaves the machine, unless this step has done so and nothing has touched it since;
 * throws `ARCHIVE_DAMAGED` where it is not what was proved.
 */
async function proveBytes(ready, signal) {
    // Unlike the time of modification, nobody can set this one back.
    const proved = await timeOfChange(ready.path);
    if (proved !== undefined && ready.proved === proved)
        return ready;
    checkSent(ready, await hashFile(ready.path, signal));
    return { ...ready, proved };
}
async function timeOfChange(path) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch(() => undefined))?.ctimeMs;
}
/** Compares the SHA-256 of what was read or sent with that of the archive; throws `ARCHIVE_DAMAGED` where they differ. */
function checkSent({ path, sha256 }, sent) {
    if (sent === sha256)
        return;
    const message = `${path} is damaged: it is sha256:${sent}, and was sha256:${sha256} when it was proved`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .ActionError */ .lZ('ARCHIVE_DAMAGED', message, { hint: 'Run the step again; it saves the image again.' });
}
/** Removes an archive together with its sidecar; one that is gone, or another file in its place, is not an error. */
async function removeArchive(file) {
    const { path, archive } = file;
    if (!(await (0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .isStillThere */ .Tf)(file)))
        return;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { force: true });
    // By now it may belong to another file.
    if (!(await (0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .statFile */ .T1)(path, archive)))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(sidecarPath(path), { force: true });
}
/** SHA-256 of a file, 64 hex digits. */
async function hashFile(path, signal) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: 1 << 20 }), hash, { signal });
    return hash.digest('hex');
}
function sidecarPath(path) {
    return `${path}.json`;
}
// It may have come from anywhere with the archive, so its form is checked.
function parseSidecar(text) {
    try {
        const read = JSON.parse(text);
        const metadata = (0,_archive_format_metadata_js__WEBPACK_IMPORTED_MODULE_5__/* .parseMetadata */ .jR)(JSON.stringify(read.metadata));
        return metadata && /^[0-9a-f]{64}$/.test(read.sha256) ? { ...read, metadata } : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 8802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ StorageRefusal),
/* harmony export */   b: () => (/* binding */ explainStorage)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var _core_guards_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67429);
/* harmony import */ var _core_transient_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7297);



/** An answer of the storage behind artifacts and caches that its library did not accept. */
class StorageRefusal extends Error {
    transient;
    /** Milliseconds to wait before the next request. */
    retryAfter;
    constructor(status, words, retryAfter, cause) {
        super(`the storage answered ${status} ${node_http__WEBPACK_IMPORTED_MODULE_0__.STATUS_CODES[status] ?? ''}${words && `: ${words}`}`, { cause });
        this.name = 'StorageRefusal';
        // The library has tried again after 5xx; an answer that does not fit the request comes from something in between.
        this.transient = ((0,_core_transient_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransientStatus */ .Dm)(status) && status < 500) || status < 300;
        this.retryAfter = retryAfter;
    }
}
/** Describes an error of Azure's library by the answer behind it; any other error stays what it is. */
function explainStorage(error) {
    if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number')
        return error;
    const response = 'response' in error && (0,_core_guards_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(error.response, []) ? error.response : {};
    const headers = response['headers'];
    const retryAfter = isHeaders(headers) ? (0,_core_transient_js__WEBPACK_IMPORTED_MODULE_1__/* .readRetryAfter */ .D$)(headers.get('retry-after')) : undefined;
    const [words = ''] = error.message.split('\n');
    return new StorageRefusal(error.statusCode, words.slice(0, 200), retryAfter, error);
}
function isHeaders(value) {
    return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}


/***/ }),

/***/ 331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MW: () => (/* binding */ thingOf),
/* harmony export */   YJ: () => (/* binding */ placeNames),
/* harmony export */   yy: () => (/* binding */ isListed)
/* harmony export */ });
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3158);

/** The kinds of places that keep archives, nearest first. */
const placeNames = ['folder', 'artifact', 'cache'];
/** A name for an archive in one place that tells it apart from all others. */
function thingOf({ place, archive, id }) {
    return `${place} ${id ?? (0,_image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .formatName */ .nD)(archive)}`;
}
/** Whether a store lists an archive. */
function isListed(archive, { name, accept }) {
    return (0,_image_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isKnownFormat */ .RZ)(archive) && (name === undefined || archive.name === name) && (accept?.(archive) ?? true);
}


/***/ }),

/***/ 55802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ findStoredLayers)
/* harmony export */ });
/* harmony import */ var _archive_format_archive_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9651);

/** Finds the layers that an archive file holds as they are; none where its whole tar is compressed. Throws `ZIP_*`. */
async function findStoredLayers({ archive, path, metadata, }) {
    const layers = metadata.layers.filter(({ offset }) => offset !== undefined);
    if (archive.archfmt !== 'zip' || layers.length === 0)
        return [];
    const tar = await (0,_archive_format_archive_file_js__WEBPACK_IMPORTED_MODULE_0__/* .findStoredTar */ .GI)(path);
    return tar ? layers.map(layer => ({ layer, start: tar.start + (layer.offset ?? 0) })) : [];
}


/***/ })

};
