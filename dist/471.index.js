export const id = 471;
export const ids = [471];
export const modules = {

/***/ 14990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ failureOf),
/* harmony export */   j: () => (/* binding */ CheckFailure)
/* harmony export */ });
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);

/** Checks that failed, with all that were made. */
class CheckFailure extends _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l {
    checks;
    constructor(code, message, checks) {
        super(code, message);
        this.name = 'CheckFailure';
        this.checks = checks;
    }
}
/** Puts all failed checks of an image into one `CHECK` error; undefined when none failed. */
function failureOf(reference, results) {
    const failed = results.filter(({ passed }) => !passed).map(({ name, detail }) => `${name}: ${detail}`);
    if (failed.length === 0)
        return undefined;
    const [only] = failed;
    const message = failed.length === 1
        ? `${reference} fails the check ${only}`
        : `${reference} fails ${failed.length} checks:\n${failed.map(line => `- ${line}`).join('\n')}`;
    return new CheckFailure('CHECK', message, results);
}


/***/ }),

/***/ 14640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   kV: () => (/* binding */ readContextTree),
/* harmony export */   tD: () => (/* binding */ changed)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38411);



/** Everything below a folder that the rules do not exclude, sorted by the bytes of its path. */
async function readContextTree(root, rules) {
    const entries = await readFolder({ root, rules }, '', undefined);
    const keyed = entries.map(entry => ({ entry, key: Buffer.from(entry.path).toString('latin1') }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
/** The error for a part of the context that cannot be read. */
function unreadable(path, cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('CONTEXT_UNREADABLE', `context: ${path} cannot be read (${reason})`, {
        hint: 'Make it readable for the user that runs the step, or list it in .dockerignore.',
        cause,
    });
}
/** The error for a file of the context that has another size than when the context was looked at; both in bytes. */
function changed(path, size, read) {
    const message = `context: ${path} changed while it was read: it had ${size} bytes, now it has ${read < size ? 'fewer' : 'more'}`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .l('CONTEXT_CHANGED', message, {
        hint: 'Let nothing write into the context during the build, or list the file in .dockerignore.',
    });
}
async function readFolder(walk, folder, verdict) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(walk.root, folder);
    const children = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { withFileTypes: true }).catch((error) => {
        throw unreadable(path, error);
    });
    const below = folder === '' ? '' : `${folder}/`;
    const lists = await Promise.all(children.map(child => readChild(walk, below + child.name, child, verdict)));
    return lists.flat();
}
async function readChild(walk, path, child, above) {
    const verdict = walk.rules.judge(path, above);
    if (!child.isDirectory())
        return verdict.excluded ? [] : readLeaf(walk, path, child);
    if (verdict.excluded && !walk.rules.mayReopen(path))
        return [];
    const inside = await readFolder(walk, path, verdict);
    // An excluded folder comes along only with what an exception takes from it.
    if (verdict.excluded && inside.length === 0)
        return [];
    return [...(await readEntry(walk, path, 'directory')), ...inside];
}
// Sockets, fifos and devices have no content that a build could use.
function readLeaf(walk, path, child) {
    if (child.isFile())
        return readEntry(walk, path, 'file');
    return child.isSymbolicLink() ? readEntry(walk, path, 'symlink') : Promise.resolve([]);
}
async function readEntry(walk, path, kind) {
    const source = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(walk.root, path);
    try {
        const [stats, target] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(source), kind === 'symlink' ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(source) : '']);
        return [{ path, kind, ...describe(stats), size: kind === 'file' ? stats.size : 0, target, source }];
    }
    catch (error) {
        // Gone since its folder was listed, as lock files go.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return [];
        throw unreadable(source, error);
    }
}
function describe(stats) {
    // A tar header has room for no other years than these.
    const mtime = Math.min(Math.max(Math.floor(stats.mtimeMs / 1000), 0), 0x7fffffff);
    // Windows knows no execute bit; the Docker CLI sets it there too.
    return { mode: process.platform === 'win32' ? stats.mode | 0o755 : stats.mode, mtime };
}


/***/ }),

/***/ 51725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ readCredentials),
  i: () => (/* binding */ toAuthConfig)
});

// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/acquire/credential-helper.js



const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** Asks `docker-credential-<name>` for a server; undefined when it knows none, `CREDENTIAL_HELPER` when it fails. */
async function askHelper(name, server, options) {
    const { env, signal, limit = 30_000 } = options;
    const program = `docker-credential-${name}`;
    const expiry = AbortSignal.timeout(limit);
    try {
        const asked = run(program, ['get'], { env, signal: AbortSignal.any([signal, expiry]), killSignal: 'SIGKILL' });
        // A helper may end without reading what it was asked.
        asked.child.stdin?.on('error', () => undefined);
        asked.child.stdin?.end(server);
        return readAnswer(program, server, (await asked).stdout);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof errors/* ActionError */.l)
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
    const said = (stderr.trim() || stdout.trim()).replace(/\s+/g, ' ').slice(0, 500);
    throw helperError(program, server, `failed (${code ?? error.message})${said && `: ${said}`}`);
}
// What came is not quoted: it may hold the secret.
function readAnswer(program, server, stdout) {
    const answer = parse(stdout);
    const { Username: username, Secret: secret } = answer ?? {};
    if (typeof username === 'string' && typeof secret === 'string')
        return { username, secret };
    throw helperError(program, server, 'answered something else than JSON with Username and Secret');
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
    return new errors/* ActionError */.l('CREDENTIAL_HELPER', `the credential helper ${program}, asked for ${server}, ${problem}`, {
        hint: 'Install the helper, remove it from config.json (credHelpers, credsStore), or give the credentials:\n  with:\n    username: ${{ github.actor }}\n    password: ${{ secrets.GITHUB_TOKEN }}',
    });
}

// EXTERNAL MODULE: ./lib/acquire/docker-config.js
var docker_config = __webpack_require__(45149);
;// CONCATENATED MODULE: ./lib/acquire/credentials.js



/** Opens the credentials of the inputs and of the docker config; what the inputs say wins for their registry. */
async function readCredentials(sources) {
    return new Store(sources, await (0,docker_config/* readDockerConfig */.TO)(sources.configDir));
}
/** The form of a credential that the engine takes. */
function toAuthConfig(credential) {
    const { username, password, identityToken: identitytoken, serverAddress: serveraddress } = credential;
    return identitytoken ? { identitytoken, serveraddress } : { username, password, serveraddress };
}
class Store {
    #sources;
    #config;
    #found = new Map();
    constructor(sources, config) {
        this.#sources = sources;
        this.#config = config;
    }
    forHost(host) {
        const server = canonical(host);
        const found = this.#found.get(server) ?? this.#find(server);
        this.#found.set(server, found);
        return found;
    }
    async all() {
        const { auths, credHelpers } = this.#config;
        const given = this.#given();
        const servers = new Set([...Object.keys(auths), ...Object.keys(credHelpers), ...(given ? [given.host] : [])].map(canonical));
        const found = await Promise.all([...servers].map(server => this.#tryHost(server)));
        return Object.fromEntries(found.flatMap(one => (one ? [[one.serverAddress, toAuthConfig(one)]] : [])));
    }
    async #tryHost(server) {
        try {
            return await this.forHost(server);
        }
        catch (error) {
            this.#sources.signal.throwIfAborted();
            this.#sources.log?.warning(`${(0,errors/* messageOf */.b)(error)}; going on without credentials for ${server}`);
            return undefined;
        }
    }
    async #find(server) {
        const given = this.#given();
        if (given?.host === server)
            return this.#show(server, given.username, given.password);
        return (await this.#askHelper(server)) ?? this.#readAuth(server);
    }
    #given() {
        const { registry, username, password } = this.#sources;
        return username && password ? { host: canonical(registry || 'docker.io'), username, password } : undefined;
    }
    async #askHelper(server) {
        const { credHelpers, credsStore } = this.#config;
        const name = pick(credHelpers, server) ?? credsStore;
        if (!name)
            return undefined;
        const answer = await askHelper(name, addressOf(server), this.#sources);
        return answer?.secret ? this.#show(server, answer.username, answer.secret) : undefined;
    }
    #readAuth(server) {
        const stored = pick(this.#config.auths, server);
        if (!stored)
            return undefined;
        const [username, password] = this.#readPair(server, stored);
        if (stored.identitytoken)
            return this.#show(server, '<token>', stored.identitytoken);
        return username && password ? this.#show(server, username, password) : undefined;
    }
    #readPair(server, { auth, username = '', password = '' }) {
        if (!auth)
            return [username, password];
        this.#sources.mask(auth);
        // Old clients padded with zero bytes.
        const pair = Buffer.from(auth, 'base64').toString().replace(/\0+$/, '');
        const colon = pair.indexOf(':');
        if (colon > 0)
            return [pair.slice(0, colon), pair.slice(colon + 1)];
        throw (0,docker_config/* brokenConfig */.go)(this.#config.path, `is wrong: the auth of ${server} has to be the base64 of user:password`);
    }
    #show(server, username, secret) {
        const { mask } = this.#sources;
        const serverAddress = addressOf(server);
        mask(secret);
        if (username === '<token>')
            return { username: '', password: '', identityToken: secret, serverAddress };
        mask(Buffer.from(`${username}:${secret}`).toString('base64'));
        return { username, password: secret, serverAddress };
    }
}
const hub = 'https://index.docker.io/v1/';
function addressOf(server) {
    return server === 'docker.io' ? hub : server;
}
// Docker Hub has several names; for every other registry host and port have to be the same.
function canonical(address) {
    const host = address
        .trim()
        .replace(/^[a-z]+:\/\//i, '')
        .replace(/\/.*$/s, '')
        .toLowerCase();
    return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
// An entry under the plain host comes before one that is written with a scheme or a path.
function pick(entries, server) {
    const keys = Object.keys(entries).filter(key => canonical(key) === server);
    const key = keys.find(key => key === addressOf(server)) ?? keys[0];
    return key === undefined ? undefined : entries[key];
}


/***/ }),

/***/ 6085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ Housekeeping)
/* harmony export */ });
/* harmony import */ var _plan_choose_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57926);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92628);
/* harmony import */ var _idle_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72348);
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



/** What cleaning up asks of an engine. Calls that take longer than `timeout` milliseconds are given up with `IDLE`. */
class Housekeeping {
    #engine;
    #timeout;
    #signal;
    constructor(engine, timeout, signal) {
        this.#engine = engine;
        this.#timeout = timeout;
        this.#signal = signal;
    }
    /** All images, or only those without a tag. */
    async images(dangling) {
        const query = { 'shared-size': '1', ...(dangling && { filters: { dangling: ['true'] } }) };
        const rows = await this.#ask('GET', '/images/json', query);
        return rows.map(({ Id: id, RepoTags, RepoDigests, Size, SharedSize = 0 }) => {
            return { id, tags: (0,_engine_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(RepoTags), digests: (0,_engine_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(RepoDigests), size: Size - Math.max(0, SharedSize) };
        });
    }
    /** The images that containers use, stopped ones too: image id → name of a container. */
    async usage() {
        const rows = await this.#ask('GET', '/containers/json', { all: '1' });
        return new Map(rows.map(({ ImageID, Names }) => [ImageID, (Names?.[0] ?? '').replace(/^\//, '')]));
    }
    /** When an image got a name here, or else was made, in milliseconds since 1970; 0 when nobody tells. */
    async stored(id) {
        const image = await this.#look(id);
        return Math.max((0,_plan_choose_js__WEBPACK_IMPORTED_MODULE_2__/* .readDate */ .h2)(image?.Created ?? '') ?? 0, (0,_plan_choose_js__WEBPACK_IMPORTED_MODULE_2__/* .readDate */ .h2)(image?.Metadata?.LastTagTime ?? '') ?? 0);
    }
    /**
     * Removes names of an image, and it with its last one; an image without names goes by its id. Never by force, and not
     * what the name means by now: throws when that is another image, or the image has got a tag meanwhile.
     */
    async remove(reference, id) {
        const image = await this.#look(reference);
        if (!image)
            return;
        if (image.Id !== id)
            throw new Error(`${reference} is another image by now`);
        const tags = (0,_engine_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .eZ)(image.RepoTags);
        if (reference === id && tags.length > 0)
            throw new Error(`it is called ${tags.join(', ')} by now`);
        await this.#unlessMissing(this.#ask('DELETE', `/images/${reference}`));
    }
    /** The records of BuildKit's cache. */
    async buildCache() {
        const query = this.#engine.speaks('1.42') ? { type: 'build-cache' } : {};
        const { BuildCache } = await this.#ask('GET', '/system/df', query);
        return (BuildCache ?? []).map(row => ({
            id: row.ID,
            parents: row.Parents ?? row[' Parents'] ?? (row.Parent ? [row.Parent] : []),
            ...{ inUse: row.InUse, shared: row.Shared, size: row.Size },
            used: Date.parse(row.LastUsedAt ?? row.CreatedAt),
        }));
    }
    /** Removes all build cache that nothing uses; with `before`, milliseconds since 1970, what was last used before that. */
    async pruneBuildCache(before) {
        // Engines before 28 take no time here, all take a duration.
        const until = before === undefined ? undefined : `${Math.max(0, Date.now() - before)}ms`;
        const filters = until === undefined ? {} : { filters: { until: [until] } };
        await this.#ask('POST', '/build/prune', { all: 'true', ...filters });
    }
    #look(reference) {
        return this.#unlessMissing(this.#ask('GET', `/images/${reference}/json`));
    }
    async #unlessMissing(answer) {
        try {
            return await answer;
        }
        catch (error) {
            if (error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_0__/* .EngineRefusal */ .np && error.status === 404)
                return undefined;
            throw error;
        }
    }
    async #ask(method, path, query = {}) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const watch = __addDisposableResource(env_1, new _idle_js__WEBPACK_IMPORTED_MODULE_1__/* .IdleWatch */ .K(`the Docker engine (${method} ${path})`, this.#timeout, this.#signal), false);
            try {
                return await this.#engine.ask(method, path, query, watch.signal);
            }
            catch (error) {
                watch.signal.throwIfAborted();
                throw error;
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
}


/***/ }),

/***/ 60106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cv: () => (/* binding */ HttpConnections),
  HR: () => (/* binding */ HttpFailure),
  JN: () => (/* binding */ readAnswer)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
;// CONCATENATED MODULE: ./lib/acquire/http-proxy.js
// As Go's programs do, no proxy is asked for what is on this machine.
const neverProxied = 'localhost,127.0.0.0-127.255.255.255,::1';
/** The proxies of an environment in the form that Node's agents take; a proxy that is written without a scheme is one of HTTP. */
function readProxies(env) {
    const exempt = env['no_proxy'] || env['NO_PROXY'];
    const proxies = ['http_proxy', 'https_proxy'].flatMap(name => {
        const proxy = env[name] || env[name.toUpperCase()];
        return proxy ? [[name, proxy.includes('://') ? proxy : `http://${proxy}`]] : [];
    });
    return { ...Object.fromEntries(proxies), no_proxy: exempt ? `${exempt},${neverProxied}` : neverProxied };
}

// EXTERNAL MODULE: ./lib/acquire/retry.js
var retry = __webpack_require__(92838);
;// CONCATENATED MODULE: ./lib/acquire/http-call.js






/** A request that got no answer. */
class HttpFailure extends Error {
    constructor(message, cause) {
        super(message, { cause });
        this.name = 'HttpFailure';
    }
}
const ignore = () => undefined;
/** Connections to HTTP servers, kept for further calls until disposed of; by the proxies of HTTP_PROXY, HTTPS_PROXY, NO_PROXY. */
class HttpConnections {
    #plain;
    #secure;
    constructor(env) {
        const proxyEnv = readProxies(env);
        this.#plain = new external_node_http_.Agent({ keepAlive: true, proxyEnv });
        this.#secure = new external_node_https_.Agent({ keepAlive: true, proxyEnv });
    }
    /** Sends a request and gives the answer whatever its status; redirects are not followed, bytes are given as they come. */
    async send({ method = 'GET', url, headers, body }, signal) {
        const options = { method, headers: { 'user-agent': 'docker-archive-action', ...headers }, signal };
        const sent = url.protocol === 'https:'
            ? (0,external_node_https_.request)(url, { ...options, agent: this.#secure })
            : (0,external_node_http_.request)(url, { ...options, agent: this.#plain });
        // What breaks after the answer has begun is told to whoever reads it.
        sent.on('error', ignore);
        // Between the last byte of an answer and the next request, nobody else listens.
        sent.once('socket', socket => socket.off('error', ignore).on('error', ignore));
        sent.end(body);
        try {
            const [answer] = (await (0,external_node_events_.once)(sent, 'response'));
            return answer;
        }
        catch (error) {
            signal.throwIfAborted();
            throw new HttpFailure(`${url.host} cannot be reached (${(0,retry/* codeOf */.$N)(error) || (0,errors/* messageOf */.b)(error)})`, error);
        }
    }
    [Symbol.dispose]() {
        this.#plain.destroy();
        this.#secure.destroy();
    }
}
/** Reads an answer as a whole; undefined when it is larger than `limit` bytes. */
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

/***/ 58748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ escapePattern),
/* harmony export */   w: () => (/* binding */ IgnoreRules)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);


/** The rules of one `.dockerignore`, applied as the Docker CLI applies them (moby/patternmatcher); the last match wins. */
class IgnoreRules {
    #rules;
    constructor(rules) {
        this.#rules = rules;
    }
    /** Parses the text of a `.dockerignore`; `file` is its path, for the `IGNORE_PATTERN` error of an invalid line. */
    static parse(text, file) {
        const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
        return new IgnoreRules(lines.flatMap((line, i) => parseLine(line, file, i + 1) ?? []));
    }
    /** Judges a path (relative to the context, `/` between its parts) by the rules and the verdict on its folder. */
    judge(path, folder) {
        let excluded = false;
        const hits = this.#rules.map((rule, i) => {
            // A rule that cannot change the verdict is not tried, and so is not inherited either.
            const hit = folder?.hits[i] === true || (rule.exception === excluded && rule.matches(path));
            if (hit)
                excluded = !rule.exception;
            return hit;
        });
        return { excluded, hits };
    }
    /** Whether an exception could match something below an excluded folder, so that it has to be entered. */
    mayReopen(folder) {
        const below = `${folder}/`;
        return this.#rules.some(({ exception, pattern }) => {
            const fixed = /^[^*?[\\]*/.exec(pattern)?.[0] ?? '';
            return exception && (below.startsWith(fixed) || fixed.startsWith(below));
        });
    }
}
/** Writes a path as a pattern that matches nothing else. */
function escapePattern(path) {
    return path.replace(/[*?[\]\\]|^[#!]/g, '\\$&');
}
function parseLine(line, file, number) {
    // Only a # in the first column begins a comment.
    if (line.startsWith('#') || line.trim() === '')
        return undefined;
    // Cleaned twice, as moby does: before and after it looks for the mark.
    const [, mark = '', rest = ''] = /^(!?)(.*)$/s.exec(line.trim()) ?? [];
    const [, exception = '', pattern = ''] = /^(!?)(.*)$/s.exec(clean(mark + toRelative(clean(rest.trim())))) ?? [];
    const matches = isPattern(pattern) ? compile(pattern) : undefined;
    if (matches)
        return { pattern, exception: exception === '!', matches };
    const message = `context: ${JSON.stringify(line.trim())} in line ${number} of ${file} is not a valid pattern`;
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('IGNORE_PATTERN', message, {
        hint: 'Allowed: a path with *, **, ?, [a-z], [^a-z]; \\ before a character takes it literally; ! before the pattern makes an exception.',
        annotation: { file, line: number, title: 'invalid pattern' },
    });
}
function clean(path) {
    return path === '' ? '' : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path).replace(/(?<=.)\/$/, '');
}
function toRelative(path) {
    return path.replace(/^\/(?=.)/, '');
}
// The syntax check of Go's filepath.Match.
function isPattern(pattern) {
    const part = String.raw `(?:[^\\\]-]|\\.)`;
    return new RegExp(String.raw `^(?:[^\\[]|\\.|\[(?!\^\])\^?(?:${part}(?:-${part})?)+\])+$`, 'su').test(pattern);
}
const wild = /[*?[\]\\]/;
// Three simple shapes have shortcuts in moby that are no mere optimisation: `**.log` finds `a.log` by its end, where
// the expression that `**` stands for elsewhere would want a whole path component.
function compile(pattern) {
    if (!wild.test(pattern))
        return path => path === pattern;
    const [start, end] = [pattern.slice(0, -2), pattern.slice(2)];
    if (pattern.endsWith('**') && !wild.test(start))
        return path => path.startsWith(start);
    if (pattern.startsWith('**') && !wild.test(end))
        return path => path.endsWith(end) || `/${path}` === end;
    try {
        const expression = new RegExp(`^${toSource(pattern)}$`, 'u');
        return path => expression.test(path);
    }
    catch {
        return undefined;
    }
}
// Characters that mean nothing in a pattern are escaped; `^` is not, and so matches only inside brackets, as in moby.
function toSource(pattern) {
    let bracket = false;
    return pattern.replace(/\*\*\/?$|\*\*\/?|\\.|./gsu, (token, at) => {
        if (token.startsWith('**'))
            return at + token.length === pattern.length ? '.*' : '(?:.*/)?';
        if (token === '*' || token === '?') {
            bracket = false;
            return token === '*' ? '[^/]*' : '[^/]';
        }
        if (token === '[')
            bracket = true;
        if (token === ']' && !bracket)
            return '\\]';
        if (token === ']')
            bracket = false;
        if (token.startsWith('\\'))
            return toEscape(token.slice(1), bracket);
        return /[.+()|{}$]/.test(token) ? `\\${token}` : token;
    });
}
// An escaped letter or digit is the expression's own escape, as in moby (`\d` is a digit).
function toEscape(character, bracket) {
    const keeps = bracket ? /[A-Za-z0-9^$.*+?(){}|[\]\\/-]/ : /[A-Za-z0-9^$.*+?(){}|[\]\\/]/;
    return keeps.test(character) ? `\\${character}` : character;
}


/***/ }),

/***/ 16322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ pullError)
/* harmony export */ });
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);

/** The error for an image that cannot be pulled. */
function pullError(code, { reference, host, puller, words, cause }) {
    const hints = {
        PULL_DENIED: `Check the credentials for ${host}:\n  with:\n    username: \${{ github.actor }}\n    password: \${{ secrets.GITHUB_TOKEN }}`,
        PULL_NOT_FOUND: 'Check image, version (it makes the tag) and platform.',
        PULL_FAILED: `Is the registry ${host} reachable from ${puller}?`,
    };
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l(code, `cannot pull ${reference}: ${words}`, { hint: hints[code], cause });
}


/***/ }),

/***/ 38621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U3: () => (/* binding */ LayerStates),
/* harmony export */   ZP: () => (/* binding */ pullImage),
/* harmony export */   h3: () => (/* binding */ pullReference),
/* harmony export */   oF: () => (/* binding */ checkPlatform)
/* harmony export */ });
/* harmony import */ var _plan_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18996);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51725);
/* harmony import */ var _engine_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92628);
/* harmony import */ var _frames_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1872);
/* harmony import */ var _idle_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72348);
/* harmony import */ var _pull_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16322);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(92838);
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








/** Pulls an image by tag or digest; whatever the engine reports inside its stream is the error, never a stale local image. */
async function pullImage(engine, order, log, signal) {
    const rules = {
        what: `the pull of ${(0,_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .nameImage */ .Pe)(pullReference(order.image, order.tag), order.platform)}`,
        tries: order.retries + 1,
        pause: 1000,
        mayHelp: isPassing,
    };
    try {
        await (0,_retry_js__WEBPACK_IMPORTED_MODULE_7__/* .retry */ .L5)(rules, () => followPull(engine, order, log, signal), log, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof _frames_js__WEBPACK_IMPORTED_MODULE_4__/* .FrameError */ .q || error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_3__/* .EngineRefusal */ .np)
            throw explainPull(order, error);
        throw (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .brokenOff */ .H1)('the pull', error);
    }
}
/** What the engine is asked to pull: `repository:tag`, or `repository@digest` when the image names one. */
function pullReference(image, tag) {
    return image.digest ? `${image.repository}@${image.digest}` : `${image.repository}:${tag}`;
}
/** Throws `PLATFORM` when an image is not for the platform that was asked for. */
function checkPlatform(reference, have, asked) {
    if (!asked || (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(have, asked))
        return;
    const message = `${reference} is for ${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(have)}, not for ${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(asked)}`;
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('PLATFORM', message, { hint: `platform: ${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(have)}` });
}
async function followPull(engine, order, log, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = __addDisposableResource(env_1, new _idle_js__WEBPACK_IMPORTED_MODULE_5__/* .IdleWatch */ .K('the pull', order.idleTimeout, signal), false);
        const credential = await order.credentials.forHost(order.image.host);
        const query = {
            fromImage: order.image.repository,
            tag: order.image.digest ?? order.tag,
            ...(order.platform && { platform: (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(order.platform) }),
        };
        const answer = await engine.pull(query, credential && (0,_credentials_js__WEBPACK_IMPORTED_MODULE_2__/* .toAuthConfig */ .i)(credential), watch.signal);
        const shown = new LayerStates(log);
        for await (const frame of (0,_frames_js__WEBPACK_IMPORTED_MODULE_4__/* .readFrames */ .v)(answer)) {
            watch.touch();
            shown.add(frame);
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
/** Shows a pull or a push; layers report many times a second, a line is shown when one reaches another state. */
class LayerStates {
    #log;
    #states = new Map();
    constructor(log) {
        this.#log = log;
    }
    add({ id = '', status }) {
        if (status === undefined || (id !== '' && this.#states.get(id) === status))
            return;
        this.#states.set(id, status);
        this.#log.foreign(id === '' ? status : `${id}: ${status}`);
    }
}
function explainPull(order, cause) {
    const reference = (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .nameImage */ .Pe)(pullReference(order.image, order.tag), order.platform);
    const words = (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .engineWords */ .Y7)(cause);
    const { host } = order.image;
    return (0,_pull_error_js__WEBPACK_IMPORTED_MODULE_6__/* .pullError */ .c)(classify(words), { reference, host, puller: 'the engine', words, cause });
}
// A refusal for good comes in the same frames and with the same status 500; only its words tell it.
function isPassing(error) {
    if (!(error instanceof _frames_js__WEBPACK_IMPORTED_MODULE_4__/* .FrameError */ .q) && !(error instanceof _engine_js__WEBPACK_IMPORTED_MODULE_3__/* .EngineRefusal */ .np))
        return false;
    const words = (0,_engine_js__WEBPACK_IMPORTED_MODULE_3__/* .engineWords */ .Y7)(error);
    return classify(words) === 'PULL_FAILED' && (isNetworkWords(words) || isBusyWords(words));
}
function isBusyWords(words) {
    return /toomanyrequests|too many requests|HTTP (429|5\d\d)\b|\b5\d\d (internal|bad|service|gateway)/i.test(words);
}
function isNetworkWords(words) {
    return /timed?[ -]?out|deadline exceeded|request canceled|connection (refused|reset)|broken pipe|\bEOF\b|no such host|server misbehaving|no route to host|network is unreachable/i.test(words);
}
// The engine passes registries' answers on as text only; the class chooses no more than the hint.
function classify(words) {
    if (/unauthorized|denied|authentication|no basic auth|incorrect username|\b40[13]\b/i.test(words))
        return 'PULL_DENIED';
    if (/not found|manifest unknown|name unknown|no matching manifest|does not exist/i.test(words)) {
        return 'PULL_NOT_FOUND';
    }
    return 'PULL_FAILED';
}


/***/ }),

/***/ 40308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ RegistryClient)
});

// EXTERNAL MODULE: ./lib/acquire/http-call.js + 1 modules
var http_call = __webpack_require__(60106);
;// CONCATENATED MODULE: ./lib/acquire/registry-address.js
/** Where a repository is served, with a slash at its end; plain HTTP is spoken on loopback alone. */
function repositoryUrl({ host, path }) {
    if (host === 'docker.io')
        return new URL(`https://registry-1.docker.io/v2/${hubPath(path)}/`);
    const url = new URL(`https://${host}/v2/${path}/`);
    if (!isLoopback(url))
        return url;
    return new URL(`http://${host}/v2/${path}/`);
}
/** What a token has to allow: to pull from this repository and nothing else. */
function pullScope({ host, path }) {
    return `repository:${host === 'docker.io' ? hubPath(path) : path}:pull`;
}
/** Whether a server is on this machine. */
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
// Users write Docker Hub's own images without their namespace.
function hubPath(path) {
    return path.includes('/') ? path : `library/${path}`;
}

// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
;// CONCATENATED MODULE: ./lib/acquire/registry-challenge.js
// A name, and what is given to it, bare or in quotes.
const part = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]*)))?/g;
/** Reads the challenges of one or several `WWW-Authenticate` headers joined by commas (RFC 9110, 11.6.1). */
function parseChallenges(header) {
    const challenges = [];
    for (const [, name = '', quoted, bare] of header.matchAll(part)) {
        const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
        const current = challenges.at(-1);
        if (value === undefined)
            challenges.push({ scheme: name.toLowerCase(), params: {} });
        else if (current)
            current.params[name.toLowerCase()] ??= value;
    }
    return challenges;
}

// EXTERNAL MODULE: ./lib/acquire/registry-refusal.js
var registry_refusal = __webpack_require__(86724);
;// CONCATENATED MODULE: ./lib/acquire/registry-auth.js




const clientId = 'docker-archive-action';
const tokenLimit = 1024 * 1024;
/** The `Authorization` of one repository, found when the registry asks for it and kept until it asks again. */
class RegistryAuth {
    #sources;
    #header;
    #renewal;
    constructor(sources) {
        this.#sources = sources;
    }
    /** What to send; undefined as long as nothing was asked for. */
    get header() {
        return this.#header;
    }
    /** Answers a challenge to a request that was sent with `used`; false when there is nothing better to send. */
    async renew(used, challenge, signal) {
        // Of several requests that were refused for the same reason one asks, and all go on with what it got.
        if (this.#header === used) {
            this.#renewal ??= this.#answer(challenge, signal).finally(() => (this.#renewal = undefined));
            await this.#renewal;
        }
        return this.#header !== used;
    }
    async #answer(header, signal) {
        const challenges = parseChallenges(header);
        const bearer = challenges.find(({ scheme, params }) => scheme === 'bearer' && params['realm']);
        const basic = challenges.some(({ scheme }) => scheme === 'basic');
        if (!bearer && !basic)
            return;
        const credential = await this.#sources.credential();
        if (bearer)
            this.#header = `Bearer ${await this.#askToken(bearer, credential, signal)}`;
        else if (credential && !credential.identityToken)
            this.#header = basicOf(credential);
    }
    async #askToken(challenge, credential, signal) {
        const { connections, registry, scope } = this.#sources;
        const realm = readRealm(challenge, registry);
        const asked = { service: challenge.params['service'] ?? '', scope: challenge.params['scope'] || scope };
        const answer = await connections.send(tokenCall(realm, asked, credential), signal);
        if (answer.statusCode !== 200)
            throw await (0,registry_refusal/* readRefusal */.n)(answer, realm);
        const { token, access_token: accessToken } = (0,plan_form/* parseRecord */.Hh)(await (0,http_call/* readAnswer */.JN)(answer, tokenLimit)) ?? {};
        const found = [token, accessToken].find(each => (0,plan_form/* isText */.KH)(each) && /^[\x21-\x7e]+$/.test(each));
        if (found === undefined)
            throw new registry_refusal/* RegistryRefusal */.O(200, `${realm.host} was asked for a token and gave none`);
        return found;
    }
}
// Whoever reads along must not learn a password that was safe until now.
function readRealm({ params }, registry) {
    const realm = URL.parse(params['realm'] ?? '', registry.origin);
    if (realm?.protocol === 'https:' || (realm && realm.protocol === registry.protocol))
        return realm;
    const message = `${registry.host} wants tokens to be asked for at ${params['realm'] ?? ''}, which is no https address`;
    throw new registry_refusal/* RegistryRefusal */.O(401, message);
}
function tokenCall(realm, wish, credential) {
    if (credential?.identityToken)
        return refreshCall(realm, wish, credential.identityToken);
    const url = new URL(realm);
    if (wish.service)
        url.searchParams.set('service', wish.service);
    // The scopes of one challenge are asked for one by one.
    for (const scope of wish.scope.split(' '))
        url.searchParams.append('scope', scope);
    if (!credential)
        return { url, headers: {} };
    url.searchParams.set('account', credential.username);
    return { url, headers: { authorization: basicOf(credential) } };
}
function refreshCall(url, { service, scope }, identityToken) {
    const form = { grant_type: 'refresh_token', service, client_id: clientId, refresh_token: identityToken, scope };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url, headers, body: new URLSearchParams(form).toString() };
}
function basicOf({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

;// CONCATENATED MODULE: ./lib/acquire/registry-client.js




const redirects = 5;
/** Reads one repository of a registry, by the pull part of the OCI distribution protocol. */
class RegistryClient {
    #connections;
    #auth;
    #url;
    constructor(image, { credentials, env }) {
        this.#connections = new http_call/* HttpConnections */.Cv(env);
        this.#url = repositoryUrl(image);
        this.#auth = new RegistryAuth({
            connections: this.#connections,
            registry: this.#url,
            credential: () => credentials.forHost(image.host),
            scope: pullScope(image),
        });
    }
    /** The registry's address, `registry-1.docker.io` for Docker Hub. */
    get host() {
        return this.#url.host;
    }
    /** Asks for something below the repository, once; throws `RegistryRefusal` when there is no content in the answer. */
    get(path, headers, signal) {
        return this.#ask('GET', path, headers, signal);
    }
    /** Asks for no more than the headers of what `get` would give. */
    async head(path, headers, signal) {
        const answer = await this.#ask('HEAD', path, headers, signal);
        answer.resume();
        return answer.headers;
    }
    [Symbol.dispose]() {
        this.#connections[Symbol.dispose]();
    }
    async #ask(method, path, headers, signal) {
        for (let proofs = 0;; proofs++) {
            const used = this.#auth.header;
            const { answer, url, own } = await this.#follow(method, path, headers, used, signal);
            const { statusCode: status = 0 } = answer;
            if (status === 200 || status === 206)
                return answer;
            const challenge = answer.headers['www-authenticate'];
            const refusal = await (0,registry_refusal/* readRefusal */.n)(answer, url);
            // Only the registry itself may ask for a proof; one that has just been found and is not good enough is the last.
            if (status !== 401 || !own || challenge === undefined || proofs > 0)
                throw refusal;
            if (!(await this.#auth.renew(used, challenge, signal)))
                throw refusal;
        }
    }
    async #follow(method, path, headers, authorization, signal) {
        let url = new URL(path, this.#url);
        let own = true;
        for (let hops = 0;; hops++) {
            const proof = own && authorization !== undefined ? { authorization } : {};
            const answer = await this.#connections.send({ method, url, headers: { ...headers, ...proof } }, signal);
            const location = locationOf(answer);
            if (location === undefined)
                return { answer, url, own };
            answer.resume();
            const next = readTarget(location, url);
            if (hops === redirects)
                throw new registry_refusal/* RegistryRefusal */.O(0, `${this.host} redirects more than ${redirects} times`);
            // Once it has led to another server, a proof is not sent any more, even where it leads back.
            own &&= next.origin === this.#url.origin;
            url = next;
        }
    }
}
function locationOf({ statusCode = 0, headers }) {
    return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}
function readTarget(location, from) {
    const target = URL.parse(location, from.href);
    if (target?.protocol === 'https:' || (target && target.protocol === from.protocol))
        return target;
    throw new registry_refusal/* RegistryRefusal */.O(0, `${from.host} redirects to something else than an https address`);
}


/***/ }),

/***/ 69974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l0: () => (/* binding */ acceptedTypes),
/* harmony export */   qO: () => (/* binding */ unsupported),
/* harmony export */   u0: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36885);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);
/* harmony import */ var _registry_platform_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52125);



const manifestTypes = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
const indexTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
const configTypes = [
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
    // What the first images of this manifest's version were pushed with.
    'application/octet-stream',
];
const layerType = /^application\/vnd\.(?:oci\.image\.layer\.v1\.tar(?:\+gzip|\+zstd)?|docker\.image\.rootfs\.diff\.tar(?:\.gzip|\.zstd)?)$/;
/** The media types a registry is asked for, as `Accept`. */
const acceptedTypes = [...manifestTypes, ...indexTypes].join(', ');
/** Reads a manifest or an index that a registry sent under a content type; throws `PULL_UNSUPPORTED` for anything else. */
function readDocument(what, bytes, contentType) {
    const document = (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRecord */ .Hh)(bytes);
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(document, documentFields))
        throw unsupported(what, 'leads to something that is no JSON object');
    const mediaType = typeOf(what, document, contentType.split(';')[0]?.trim() ?? '');
    // A document that could be both would be another image to whoever goes by its fields.
    if (manifestTypes.includes(mediaType) && isManifest(document) && !('manifests' in document)) {
        return { mediaType, manifest: checkManifest(what, document) };
    }
    if (indexTypes.includes(mediaType) && isIndex(document) && !('config' in document) && !('layers' in document)) {
        return { mediaType, index: document.manifests.filter(isImageEntry).map(toEntry) };
    }
    throw unsupported(what, `leads to a broken document of the type ${mediaType}`);
}
/** The error for something in a registry that is no image as it is known here. */
function unsupported(what, problem, hint) {
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('PULL_UNSUPPORTED', `cannot pull ${what}: it ${problem}`, hint === undefined ? {} : { hint });
}
const documentFields = ['schemaVersion', 'mediaType', 'config', 'layers', 'manifests'];
const descriptorFields = ['mediaType', 'digest', 'size', 'urls', 'platform', 'annotations'];
// What a document says of itself has to be what the registry says of it, or different readers see different things.
function typeOf(what, document, contentType) {
    if (document['schemaVersion'] === 1) {
        throw unsupported(what, 'is kept by a manifest of schema 1, which no engine reads any more', 'Push the image again.');
    }
    const own = (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(document['mediaType']) ? document['mediaType'] : contentType;
    const known = [...manifestTypes, ...indexTypes];
    if (!known.includes(own))
        throw unsupported(what, `is no image but ${own || 'of no type'}`);
    if (known.includes(contentType) && own !== contentType) {
        throw unsupported(what, `calls itself ${own} and its registry calls it ${contentType}`);
    }
    return own;
}
function checkManifest(what, { config, layers }) {
    if (!configTypes.includes(config.mediaType))
        throw unsupported(what, `is no image but ${config.mediaType}`);
    for (const { mediaType, urls, digest } of layers) {
        if (urls?.length || /foreign|nondistributable/.test(mediaType)) {
            throw unsupported(what, `has a layer that its registry does not keep (${digest}, ${mediaType})`);
        }
        if (!layerType.test(mediaType))
            throw unsupported(what, `has a layer of the unknown type ${mediaType}`);
    }
    const sizes = new Map(layers.map(({ digest, size }) => [digest, size]));
    const twofold = layers.find(({ digest, size }) => sizes.get(digest) !== size);
    if (twofold)
        throw unsupported(what, `gives the layer ${twofold.digest} two sizes`);
    return { config: toDescriptor(config), layers: layers.map(toDescriptor) };
}
function isManifest(value) {
    const { config, layers } = value;
    return isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor);
}
function isIndex(value) {
    const { manifests } = value;
    return Array.isArray(manifests) && manifests.every(isDescriptor);
}
function isDescriptor(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(value, descriptorFields))
        return false;
    const { mediaType, digest, size, urls, platform, annotations } = value;
    return ((0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(mediaType) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(digest) &&
        Number.isSafeInteger(size) &&
        size >= 0 &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isOptional */ .dK)(urls, Array.isArray) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isOptional */ .dK)(platform, each => (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(each, [])) &&
        (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isOptional */ .dK)(annotations, each => (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(each, [])));
}
// BuildKit puts what it tells about images, for an unknown platform, beside them.
function isImageEntry({ mediaType, platform, annotations }) {
    const attests = annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
    return manifestTypes.includes(mediaType) && !attests && platform?.os !== 'unknown';
}
function toEntry(raw) {
    const platform = raw.platform && (0,_registry_platform_js__WEBPACK_IMPORTED_MODULE_1__/* .toPlatform */ .rE)(raw.platform);
    return { ...toDescriptor(raw), ...(platform && { platform }) };
}
function toDescriptor({ mediaType, digest, size }) {
    return { mediaType, digest, size };
}


/***/ }),

/***/ 20744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MC: () => (/* binding */ BrokenAnswer),
/* harmony export */   Mj: () => (/* binding */ explainFetch),
/* harmony export */   qb: () => (/* binding */ corrupt),
/* harmony export */   sA: () => (/* binding */ fetchRules),
/* harmony export */   sW: () => (/* binding */ fetchDocument)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);
/* harmony import */ var _http_call_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60106);
/* harmony import */ var _pull_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16322);
/* harmony import */ var _registry_documents_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69974);
/* harmony import */ var _registry_refusal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86724);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(92838);







/** An answer that ended before it was whole. */
class BrokenAnswer extends Error {
    constructor(message) {
        super(message);
        this.name = 'BrokenAnswer';
    }
}
/** Fetches a manifest, an index or a configuration, and proves that it is what was asked for. */
async function fetchDocument(fetch, path, accept, expected, limit) {
    const ask = async () => {
        const answer = await fetch.client.get(path, { accept }, fetch.signal);
        const bytes = await (0,_http_call_js__WEBPACK_IMPORTED_MODULE_2__/* .readAnswer */ .JN)(answer, limit);
        fetch.touch();
        return { bytes, headers: answer.headers };
    };
    const { bytes, headers } = await (0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .retry */ .L5)(fetchRules(fetch, `fetching ${path}`), ask, fetch.log, fetch.signal);
    if (!bytes)
        throw (0,_registry_documents_js__WEBPACK_IMPORTED_MODULE_4__/* .unsupported */ .qO)(fetch.what, `has a document of more than ${limit} bytes, ${path}`);
    const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
    const named = [expected.digest, headers['docker-content-digest']].filter(each => each !== undefined);
    const other = named.find(each => String(each).startsWith('sha256:') && each !== digest);
    if (other !== undefined)
        throw corrupt(fetch, `${String(other)} came as ${digest}`);
    if (expected.size !== undefined && expected.size !== bytes.length) {
        throw corrupt(fetch, `${digest} has ${bytes.length} bytes, not ${expected.size}`);
    }
    return { bytes, digest, contentType: headers['content-type'] ?? '' };
}
/** How often a registry is asked: again when it is busy or the connection broke. */
function fetchRules({ retries }, what) {
    return {
        what,
        tries: retries + 1,
        pause: 500,
        mayHelp: error => (0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .isNetworkError */ .TX)(error) || error instanceof BrokenAnswer || isBusy(error),
        askedPause: error => (error instanceof _registry_refusal_js__WEBPACK_IMPORTED_MODULE_5__/* .RegistryRefusal */ .O ? error.retryAfter : undefined),
    };
}
/** The error for bytes that are not what their digest or their size says. */
function corrupt({ what, client }, problem) {
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('PULL_CORRUPT', `cannot pull ${what}: what ${client.host} sent is not the image: ${problem}`, {
        hint: 'Run the step again; if it stays so, push the image again.',
    });
}
/** Names what went wrong with a registry; what has a name already, or nothing to do with it, keeps its own. */
function explainFetch({ what, client }, host, cause) {
    const said = cause instanceof _registry_refusal_js__WEBPACK_IMPORTED_MODULE_5__/* .RegistryRefusal */ .O || cause instanceof _http_call_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpFailure */ .HR;
    if (!said && !(cause instanceof BrokenAnswer) && !(0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .isNetworkError */ .TX)(cause))
        return cause;
    const words = said ? (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(cause) : `${client.host} broke off (${(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(cause)})`;
    const code = cause instanceof _registry_refusal_js__WEBPACK_IMPORTED_MODULE_5__/* .RegistryRefusal */ .O ? classify(cause.status) : 'PULL_FAILED';
    return (0,_pull_error_js__WEBPACK_IMPORTED_MODULE_3__/* .pullError */ .c)(code, { reference: what, host, puller: 'this runner', words, cause });
}
function classify(status) {
    if (status === 401 || status === 403)
        return 'PULL_DENIED';
    return status === 404 ? 'PULL_NOT_FOUND' : 'PULL_FAILED';
}
function isBusy(error) {
    return error instanceof _registry_refusal_js__WEBPACK_IMPORTED_MODULE_5__/* .RegistryRefusal */ .O && (error.status === 408 || error.status === 429 || error.status >= 500);
}


/***/ }),

/***/ 52125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kd: () => (/* binding */ readPlatform),
/* harmony export */   Wt: () => (/* binding */ platformsOf),
/* harmony export */   nx: () => (/* binding */ defaultPlatform),
/* harmony export */   rE: () => (/* binding */ toPlatform),
/* harmony export */   xV: () => (/* binding */ choosePlatform)
/* harmony export */ });
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36885);
/* harmony import */ var _plan_platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18996);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38411);



/** The platform of a configuration; undefined when the bytes are no configuration of an image. */
function readPlatform(bytes) {
    return toPlatform((0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRecord */ .Hh)(bytes) ?? {});
}
/** The platform that is taken when none is asked for: this machine's, as Linux. */
function defaultPlatform(nodeArchitecture) {
    const architecture = goArchitectures[nodeArchitecture] ?? nodeArchitecture;
    return (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePlatform */ .FL)(`linux/${architecture}`) ?? { os: 'linux', architecture };
}
const goArchitectures = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
/** Finds the image for a platform in an index; throws `PLATFORM`, which lists what there is. */
function choosePlatform(what, index, asked) {
    const [first] = index;
    // An index of one image need not say what it is for; its configuration does.
    if (index.length === 1 && first && !first.platform)
        return first;
    const found = index.find(({ platform }) => platform && (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(platform, asked));
    if (found)
        return found;
    const there = [
        ...new Set(index.map(({ platform }) => (platform ? (0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(platform) : 'an unknown platform'))),
    ];
    const message = `${what} has no image for ${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(asked)}, there is: ${there.join(', ') || 'none at all'}`;
    const known = index.find(({ platform }) => platform)?.platform;
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .l('PLATFORM', message, known && { hint: `platform: ${(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(known)}` });
}
/** The platforms that an index names, each once. */
function platformsOf(index) {
    const named = index.flatMap(({ platform }) => platform ?? []);
    return [...new Map(named.map(platform => [(0,_plan_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(platform), platform])).values()];
}
/** The platform that a configuration or the entry of an index names; undefined when it names none. */
function toPlatform(value) {
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u4)(value, ['os', 'architecture', 'variant']))
        return undefined;
    const { os, architecture, variant } = value;
    if (!(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(os) || !(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(architecture) || !(0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isOptional */ .dK)(variant, _plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH))
        return undefined;
    return { os, architecture, ...((0,_plan_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(variant) && variant !== '' && { variant }) };
}


/***/ }),

/***/ 73244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aK: () => (/* binding */ fetchImage),
  Cj: () => (/* binding */ fetchManifest),
  wd: () => (/* binding */ followFetch),
  wo: () => (/* binding */ nameOrder),
  WI: () => (/* binding */ readManifest)
});

// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
// EXTERNAL MODULE: ./lib/plan/platform.js
var plan_platform = __webpack_require__(18996);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
// EXTERNAL MODULE: ./lib/acquire/engine.js
var engine = __webpack_require__(92628);
// EXTERNAL MODULE: ./lib/acquire/idle.js
var idle = __webpack_require__(72348);
// EXTERNAL MODULE: ./lib/acquire/pull.js
var pull = __webpack_require__(38621);
// EXTERNAL MODULE: ./lib/acquire/registry-documents.js
var registry_documents = __webpack_require__(69974);
// EXTERNAL MODULE: ./lib/acquire/registry-fetch.js
var registry_fetch = __webpack_require__(20744);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/pack/hashed-file.js + 1 modules
var hashed_file = __webpack_require__(45957);
// EXTERNAL MODULE: ./lib/pack/partial.js
var pack_partial = __webpack_require__(30256);
// EXTERNAL MODULE: ./lib/acquire/registry-refusal.js
var registry_refusal = __webpack_require__(86724);
// EXTERNAL MODULE: ./lib/acquire/retry.js
var retry = __webpack_require__(92838);
;// CONCATENATED MODULE: ./lib/acquire/registry-layers.js








// As many as engines fetch; more would only share the same line.
const atOnce = 4;
/** Fetches layers side by side and gives their files by digest; after a failure nothing unfinished is left. */
async function fetchLayers(fetch, layers, folder) {
    const stop = new AbortController();
    const joined = { ...fetch, signal: AbortSignal.any([fetch.signal, stop.signal]) };
    const paths = new Map();
    const waiting = layers.values();
    const work = async () => {
        for (const layer of waiting)
            paths.set(layer.digest, await fetchLayer(joined, layer, folder));
    };
    const workers = Array.from({ length: atOnce }, () => work().catch((error) => stop.abort(error)));
    await Promise.all(workers);
    joined.signal.throwIfAborted();
    return paths;
}
async function fetchLayer(fetch, layer, folder) {
    const partial = (0,pack_partial/* partialPath */.Dn)(folder.dir);
    const fill = async (file) => {
        await (0,retry/* retry */.L5)((0,registry_fetch/* fetchRules */.sA)(fetch, `fetching ${layer.digest}`), () => appendRest(fetch, layer, file, folder), fetch.log, fetch.signal);
        const { sha256 } = await file.finish(fetch.signal);
        if (`sha256:${sha256}` !== layer.digest)
            throw (0,registry_fetch/* corrupt */.qb)(fetch, `${layer.digest} came as sha256:${sha256}`);
    };
    await (0,hashed_file/* createFile */.x)(partial, fill, { lasting: false });
    const path = (0,external_node_path_.join)(folder.dir, layer.digest.replace('sha256:', ''));
    await (0,promises_.rename)(partial, path);
    return path;
}
// What has come stays when a connection breaks: the rest is asked for, or as much is passed over of the whole.
async function appendRest(fetch, layer, file, { onBytes }) {
    const from = file.size;
    // A connection can break after the last byte.
    if (from > 0 && from === layer.size)
        return;
    const range = from > 0 ? { range: `bytes=${from}-` } : {};
    const answer = await fetch.client.get(`blobs/${layer.digest}`, range, fetch.signal);
    let passOver = from - startOf(answer, from, fetch.client.host);
    const append = async (chunks) => {
        for await (const chunk of chunks) {
            fetch.touch();
            const fresh = chunk.subarray(passOver);
            passOver -= chunk.length - fresh.length;
            if (file.size + fresh.length > layer.size) {
                throw (0,registry_fetch/* corrupt */.qb)(fetch, `${layer.digest} is larger than ${layer.size} bytes`);
            }
            await file.append(fresh);
            onBytes?.(fresh.length);
        }
    };
    await (0,external_node_stream_promises_.pipeline)(answer, append, { signal: fetch.signal });
    if (file.size < layer.size)
        throw new registry_fetch/* BrokenAnswer */.MC(`${layer.digest} ended after ${file.size} of ${layer.size} bytes`);
}
function startOf({ statusCode, headers }, from, host) {
    if (statusCode !== 206)
        return 0;
    const range = headers['content-range'] ?? '';
    const start = Number(/^bytes (\d+)-/.exec(range)?.[1] ?? NaN);
    if (start <= from)
        return start;
    throw new registry_refusal/* RegistryRefusal */.O(206, `${host} was asked for the bytes from ${from} and sent others (${range})`);
}

// EXTERNAL MODULE: ./lib/acquire/registry-platform.js
var registry_platform = __webpack_require__(52125);
;// CONCATENATED MODULE: ./lib/acquire/registry-pull.js
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
 * Fetches manifest and configuration, which tell what the image is. Throws `PULL_DENIED`, `PULL_NOT_FOUND`,
 * `PULL_FAILED`, `PLATFORM`, `PULL_UNSUPPORTED` when it is no image that can be kept, `PULL_CORRUPT` when something is
 * not what its digest says, `IDLE`.
 */
async function fetchManifest(client, order, log, signal) {
    return followFetch(client, nameOrder(order), order, log, signal, fetch => findImage(fetch, order));
}
/** Fetches the layers of an image that was found by `fetchManifest`, each once; throws as that does. */
async function fetchImage(client, order, found, log, signal) {
    const once = new Map(found.layers.map(layer => [layer.digest, layer]));
    const missing = [...once.values()].filter(({ digest }) => !order.isKnown(digest));
    const size = missing.reduce((sum, layer) => sum + layer.size, 0);
    log.info(`Fetching ${missing.length} of ${once.size} layers, ${(0,format/* formatBytes */.z)(size)}`);
    const paths = await followFetch(client, nameOrder(order), order, log, signal, fetch => fetchLayers(fetch, missing, order));
    const layers = found.layers.map(layer => {
        const path = paths.get(layer.digest);
        return { ...layer, ...(path !== undefined && { path }) };
    });
    return { ...found, layers };
}
/** Does some work with a registry, and names what goes wrong with it; `what` is what the errors are about. */
async function followFetch(client, what, { image, retries, idleTimeout }, log, signal, work) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = __addDisposableResource(env_1, new idle/* IdleWatch */.K(`the fetch of ${what}`, idleTimeout, signal), false);
        const fetch = { client, what, retries, touch: () => watch.touch(), log, signal: watch.signal };
        try {
            return await work(fetch);
        }
        catch (error) {
            watch.signal.throwIfAborted();
            throw (0,registry_fetch/* explainFetch */.Mj)(fetch, image.host, error);
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
/** An image as errors name it. */
function nameOrder({ image, tag, platform }) {
    return (0,engine/* nameImage */.Pe)((0,pull/* pullReference */.h3)(image, tag), platform);
}
async function findImage(fetch, { image, tag, platform }) {
    const top = await readManifest(fetch, image.digest ?? tag, { digest: image.digest });
    const chosen = top.index && (0,registry_platform/* choosePlatform */.xV)(fetch.what, top.index, platform ?? (0,registry_platform/* defaultPlatform */.nx)(process.arch));
    const { manifest, ...facts } = chosen ? await readChosen(fetch, chosen) : top;
    if (!manifest)
        throw (0,registry_documents/* unsupported */.qO)(fetch.what, 'leads from an index to another one');
    const { digest, size } = manifest.config;
    const config = await (0,registry_fetch/* fetchDocument */.sW)(fetch, `blobs/${digest}`, '*/*', { digest, size }, plan_form/* documentLimit */.NL);
    const have = (0,registry_platform/* readPlatform */.Kd)(config.bytes);
    if (!have)
        throw (0,registry_documents/* unsupported */.qO)(fetch.what, `has a configuration that names no platform, ${digest}`);
    (0,pull/* checkPlatform */.oF)(fetch.what, have, platform);
    fetch.log.info(`${fetch.what} is ${facts.digest} at ${fetch.client.host}, for ${(0,plan_platform/* formatPlatform */.Bq)(have)}`);
    return {
        ...{ manifest: facts.bytes, manifestType: facts.mediaType, manifestDigest: facts.digest },
        ...(chosen && { indexDigest: top.digest }),
        platforms: top.index ? (0,registry_platform/* platformsOf */.Wt)(top.index) : [have],
        ...{ config: config.bytes, configDigest: digest, platform: have, layers: manifest.layers },
    };
}
async function readChosen(fetch, { digest, size, mediaType }) {
    const read = await readManifest(fetch, digest, { digest, size });
    if (read.mediaType === mediaType)
        return read;
    throw (0,registry_documents/* unsupported */.qO)(fetch.what, `has a manifest that is ${read.mediaType} and its index calls ${mediaType}`);
}
/** Fetches what a tag or a digest leads to. */
async function readManifest(fetch, name, expected) {
    const fetched = await (0,registry_fetch/* fetchDocument */.sW)(fetch, `manifests/${name}`, registry_documents/* acceptedTypes */.l0, expected, plan_form/* documentLimit */.NL);
    return { ...fetched, ...(0,registry_documents/* readDocument */.u0)(fetch.what, fetched.bytes, fetched.contentType) };
}


/***/ }),

/***/ 86724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ RegistryRefusal),
/* harmony export */   n: () => (/* binding */ readRefusal)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var _plan_form_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36885);
/* harmony import */ var _http_call_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60106);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92838);




/** What a registry said no with: its HTTP status and its own words. */
class RegistryRefusal extends Error {
    status;
    /** Milliseconds after which it wants to be asked again. */
    retryAfter;
    constructor(status, message, retryAfter) {
        super(message);
        this.name = 'RegistryRefusal';
        this.status = status;
        this.retryAfter = retryAfter;
    }
}
const errorLimit = 64 * 1024;
/** Reads the refusal that an answer is. */
async function readRefusal(answer, url) {
    const { statusCode: status = 0, headers } = answer;
    const words = wordsOf(await (0,_http_call_js__WEBPACK_IMPORTED_MODULE_1__/* .readAnswer */ .JN)(answer, errorLimit));
    const told = `${url.host} answered ${status} ${node_http__WEBPACK_IMPORTED_MODULE_0__.STATUS_CODES[status] ?? ''}`.trim();
    return new RegistryRefusal(status, words ? `${told}: ${words}` : told, (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .readRetryAfter */ .D$)(headers['retry-after']));
}
// Registries answer a list of errors, their token servers one of several things.
function wordsOf(body) {
    const answer = (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRecord */ .Hh)(body);
    const errors = Array.isArray(answer?.['errors']) ? answer['errors'] : [];
    const first = (0,_plan_form_js__WEBPACK_IMPORTED_MODULE_3__/* .isRecord */ .u4)(errors[0], []) ? errors[0] : answer;
    const words = [first?.['message'], first?.['details'], first?.['error_description'], first?.['code']].find(_plan_form_js__WEBPACK_IMPORTED_MODULE_3__/* .isText */ .KH);
    return (words ?? '').replace(/\s+/g, ' ').trim().slice(0, 500);
}


/***/ }),

/***/ 10366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WI: () => (/* binding */ keepingInputNames),
  yq: () => (/* binding */ readArchiveInputs),
  qq: () => (/* binding */ readKeeping)
});

// UNUSED EXPORTS: archiveInputNames

// EXTERNAL MODULE: ./lib/plan/image-id.js
var image_id = __webpack_require__(21618);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/plan/reference.js
var reference = __webpack_require__(93698);
// EXTERNAL MODULE: ./lib/plan/layout.js
var layout = __webpack_require__(29285);
// EXTERNAL MODULE: ./lib/plan/builder.js
var builder = __webpack_require__(29256);
// EXTERNAL MODULE: ./lib/plan/limits.js
var limits = __webpack_require__(7235);
// EXTERNAL MODULE: ./lib/plan/platform.js
var plan_platform = __webpack_require__(18996);
;// CONCATENATED MODULE: ./lib/inputs/build.js



/** The inputs of a build beside `platform`, as `action.yml` lists them. */
const buildInputNames = [
    ...['context', 'file', 'dockerfile-inline', 'target', 'build-args', 'labels', 'no-cache', 'no-cache-filters', 'pull'],
    ...['platforms', 'build-contexts', 'secrets', 'secret-envs', 'secret-files', 'ssh', 'cache-from', 'cache-to'],
    ...['network', 'add-hosts', 'use-config-proxy', 'shm-size', 'ulimit', 'memory', 'memory-swap', 'cpu-shares'],
    ...['cpuset-cpus', 'cgroup-parent', 'isolation', 'squash', 'annotations', 'attests', 'provenance', 'sbom'],
    ...['allow', 'builder'],
];
/** Reads the inputs of a build; `source` is where the image comes from, `env` fills valueless build-args. */
function readBuild(read, source, env) {
    const flags = readFlags(read);
    if (source !== 'build')
        refuseAll(read, source, flags);
    const inputs = {
        ...{ context: read.text('context') || '.', file: read.text('file'), target: read.text('target') },
        dockerfileInline: readInline(read),
        buildArgs: read.pairs('build-args', 'build-args: GO_VERSION=1.24', key => env[key]),
        labels: read.pairs('labels', 'labels: org.opencontainers.image.vendor=acme', () => ''),
        ...flags,
        noCacheFilters: readItems(read, 'no-cache-filters'),
        buildContexts: read.pairs('build-contexts', 'build-contexts: base=docker-image://alpine:3', () => undefined),
        ...readSecrets(read, env),
        ...{ ssh: readItems(read, 'ssh'), platforms: readPlatforms(read) },
        ...{ cacheFrom: read.lines('cache-from'), cacheTo: read.lines('cache-to') },
        ...{ network: read.text('network'), addHosts: readHosts(read), ...readLimits(read) },
        ...{ annotations: read.lines('annotations'), attests: read.lines('attests') },
        ...{ provenance: readSwitch(read, 'provenance'), sbom: readSwitch(read, 'sbom') },
        ...{ builder: read.text('builder'), allow: readItems(read, 'allow') },
    };
    const conflict = (0,builder/* findConflict */.Af)(inputs);
    if (conflict)
        read.reject(conflict.one, '', `nothing beside ${conflict.other}: ${conflict.because}`, 'one of them');
    return inputs;
}
function readFlags(read) {
    const [noCache, pull, squash] = [read.flag('no-cache'), read.flag('pull'), read.flag('squash')];
    return { noCache, pull, squash, useConfigProxy: read.flag('use-config-proxy') };
}
function refuseAll(read, source, { noCache, pull, squash, useConfigProxy }) {
    const flags = {
        ...{ 'no-cache': noCache, pull, squash, 'use-config-proxy': !useConfigProxy },
    };
    const given = buildInputNames.filter(input => flags[input] ?? read.text(input) !== '');
    const allowed = `nothing, because the source is ${source} and nothing is built`;
    for (const input of given)
        read.reject(input, shown(read, input), allowed, 'source: build');
}
// A secret is never shown, and a whole Dockerfile says no more than its first line.
function shown(read, input) {
    return input === 'secrets' ? '***' : (read.text(input).split('\n')[0] ?? '');
}
function readInline(read) {
    const text = read.text('dockerfile-inline');
    const file = read.text('file');
    if (text !== '' && file !== '')
        read.reject('file', file, 'nothing, because dockerfile-inline is given', 'file: ""');
    return text === '' ? '' : `${text}\n`;
}
// Lists that docker/build-push-action takes with commas as well.
function readItems(read, input) {
    return read
        .lines(input)
        .flatMap(line => line.split(','))
        .map(item => item.trim())
        .filter(item => item !== '');
}
// A line that cannot be read may be the secret itself, so an error tells its number alone.
function readSecrets(read, env) {
    const secrets = {};
    for (const [i, line] of read.lines('secrets').entries()) {
        const [, id = '', value = ''] = /^([^=\s]+)=(.*)$/s.exec(line) ?? [];
        if (id !== '' && value !== '')
            secrets[id] = value;
        else
            read.reject('secrets', `item ${i + 1}`, 'id=value, one a line', 'secrets: token=${{ secrets.TOKEN }}');
    }
    const secretEnvs = {};
    for (const item of readItems(read, 'secret-envs')) {
        const [id = '', name = ''] = item.split('=');
        if (id !== '' && env[name] !== undefined)
            secretEnvs[id] = name;
        else
            read.reject('secret-envs', item, 'id=NAME of an environment variable that is set', 'secret-envs: token=TOKEN');
    }
    const secretFiles = read.pairs('secret-files', 'secret-files: npmrc=./.npmrc', () => undefined);
    return { secrets, secretEnvs, secretFiles };
}
function readPlatforms(read) {
    const [one, several] = [read.text('platform'), readItems(read, 'platforms')];
    if (one !== '' && several.length > 0) {
        read.reject('platforms', several.join(','), 'nothing, because platform is given', 'platforms: linux/amd64');
    }
    return [
        ...readPlatformList(read, 'platform', one === '' ? [] : [one]),
        ...readPlatformList(read, 'platforms', several),
    ];
}
function readPlatformList(read, input, texts) {
    return texts.flatMap(text => {
        const platform = (0,plan_platform/* parsePlatform */.FL)(text);
        if (platform)
            return [platform];
        const allowed = input === 'platform' ? 'one os/arch[/variant]' : 'os/arch[/variant], one a line';
        read.reject(input, text, allowed, `${input}: linux/arm64`);
        return [];
    });
}
// Both of docker's forms; an IPv6 address may stand in brackets.
function readHosts(read) {
    return readItems(read, 'add-hosts').map(item => {
        const [, host = '', address = ''] = /^([^:=\s]+)[:=](?:\[(?=.*\]$))?([^\s\]]+)\]?$/.exec(item) ?? [];
        if (host === '' || !/^(host-gateway|[\d.]+|[\da-f:.]*:[\da-f:.]*)$/i.test(address)) {
            read.reject('add-hosts', item, 'host:ip or host=ip, one a line', 'add-hosts: mirror:10.0.0.7');
        }
        return `${host}:${address}`;
    });
}
function readLimits(read) {
    const cpus = read.text('cpuset-cpus');
    if (cpus !== '' && !(0,limits/* isCpuSet */.b)(cpus)) {
        read.reject('cpuset-cpus', cpus, 'numbers and ranges of CPUs', 'cpuset-cpus: 0-2,4');
    }
    return {
        ...{ shmSize: readSize(read, 'shm-size'), ulimit: readUlimits(read), memory: readSize(read, 'memory') },
        memorySwap: read.text('memory-swap') === '-1' ? -1 : readSize(read, 'memory-swap'),
        cpuShares: read.text('cpu-shares') === '' ? 0 : read.integer('cpu-shares', 1, 262_144),
        ...{ cpusetCpus: cpus, cgroupParent: read.text('cgroup-parent'), isolation: read.text('isolation') },
    };
}
function readSize(read, input) {
    const text = read.text(input);
    if (text === '')
        return 0;
    const bytes = (0,limits/* parseSize */.D)(text);
    if (bytes === undefined)
        read.reject(input, text, 'a size above 0, in bytes or with k, m, g', `${input}: 64m`);
    return bytes ?? 0;
}
function readUlimits(read) {
    return read.lines('ulimit').map(line => {
        const [, name = '', soft = '', hard = soft] = /^([a-z]+)=(-1|\d+)(?::(-1|\d+))?$/.exec(line) ?? [];
        if (name === '')
            read.reject('ulimit', line, 'name=soft[:hard], one a line', 'ulimit: nofile=1024:4096');
        return `${name}=${soft}:${hard}`;
    });
}
function readSwitch(read, input) {
    const text = read.text(input);
    return /^(true|false)$/i.test(text) ? text.toLowerCase() : text;
}

// EXTERNAL MODULE: ./lib/inputs/checks.js + 1 modules
var checks = __webpack_require__(14304);
;// CONCATENATED MODULE: ./lib/inputs/convert.js
const example = 'source: archive';
/** Reads which archive file is to be converted; empty but for `source: archive`. */
function readArchivePath(read, source) {
    const path = read.text('archive');
    if (source === 'archive' && path === '') {
        read.reject('archive', '', 'an archive file, because the source is archive', 'archive: downloads/api.tar');
    }
    if (source !== 'archive' && path !== '') {
        read.reject('archive', path, `nothing, because the source is ${source}`, example);
    }
    return path;
}

// EXTERNAL MODULE: ./lib/inputs/identity.js
var identity = __webpack_require__(19179);
;// CONCATENATED MODULE: ./lib/inputs/publish.js

/** The inputs of publishing, as `action.yml` lists them. */
const publishInputNames = ['tags', 'push', 'tag-latest', 'release', 'remove-image'];
/** Reads the inputs of publishing; notes a problem for each that the source has no image in an engine for. */
function readPublish(read, source, several) {
    const publish = {
        tags: readTags(read),
        push: read.flag('push'),
        tagLatest: read.oneOf('tag-latest', ['auto', 'true', 'false']),
        release: readRelease(read),
        removeImage: read.oneOf('remove-image', ['none', 'tag', 'image']),
    };
    if (source === 'registry') {
        rejectImage(read, publish, 'the source is registry and no engine has the image', 'source: pull');
    }
    if (several)
        rejectImage(read, publish, `${several} have no image of one name`, several === 'all tags' ? 'all-tags: false' : 'platforms: linux/amd64');
    return publish;
}
// As docker/metadata-action writes them and docker/build-push-action takes them; the tag is never guessed.
function readTags(read) {
    return read.words('tags').flatMap(written => {
        const { tag, digest, ...name } = (0,reference/* parseReference */.F2)((0,reference/* lowerRepository */.Sl)(written)) ?? {};
        if ('path' in name && tag !== undefined && digest === undefined)
            return { ...name, tag };
        const allowed = 'full references with a tag, registry/repository:tag, one a line or between commas';
        read.reject('tags', written, allowed, 'tags: ghcr.io/acme/api:1.4');
        return [];
    });
}
function readRelease(read) {
    const release = read.text('release');
    if (/\s/.test(release)) {
        read.reject('release', release, 'the tag of one release', 'release: ${{ github.ref_name }}');
    }
    if (release !== '' && read.text('github-token') === '') {
        const allowed = 'a token with contents: write, because release is given';
        read.reject('github-token', '', allowed, 'github-token: ${{ github.token }}');
    }
    return release;
}
function rejectImage(read, { tags, push, tagLatest, removeImage }, reason, example) {
    const because = `because ${reason}`;
    if (push)
        read.reject('push', 'true', `false, ${because}`, example);
    if (tags.length > 0)
        read.reject('tags', read.words('tags').join(' '), `nothing, ${because}`, example);
    if (tagLatest === 'true')
        read.reject('tag-latest', 'true', `auto or false, ${because}`, example);
    if (removeImage !== 'none')
        read.reject('remove-image', removeImage, `none, ${because}`, example);
}

// EXTERNAL MODULE: ./lib/plan/pull.js
var pull = __webpack_require__(54291);
;// CONCATENATED MODULE: ./lib/inputs/pull.js

// As other tools call it.
const aliases = { 'if-not-present': 'missing' };
/** Reads the inputs about pulling, which belong to `source: pull`. */
function readPulling(read, source) {
    const pullPolicy = readPolicy(read, source);
    const fallbackToLocal = read.flag('fallback-to-local');
    if (fallbackToLocal && source !== 'pull') {
        read.reject('fallback-to-local', 'true', belongsElsewhere(source), 'source: pull');
    }
    else if (fallbackToLocal && (pullPolicy === 'missing' || pullPolicy === 'never')) {
        const allowed = `false, because with pull-policy ${pullPolicy} an image that is in the engine is never pulled`;
        read.reject('fallback-to-local', 'true', allowed, 'pull-policy: newer');
    }
    return { ...(pullPolicy && { pullPolicy }), fallbackToLocal };
}
function readPolicy(read, source) {
    const text = read.text('pull-policy');
    if (text === '')
        return undefined;
    if (source !== 'pull') {
        read.reject('pull-policy', text, belongsElsewhere(source), source === 'build' ? 'pull: true' : 'source: pull');
    }
    return aliases[text] ?? read.oneOf('pull-policy', pull/* pullPolicies */.SW);
}
function belongsElsewhere(source) {
    return `nothing, because the source is ${source}; it belongs to source: pull`;
}

// EXTERNAL MODULE: ./lib/inputs/reader.js
var reader = __webpack_require__(70178);
;// CONCATENATED MODULE: ./lib/inputs/s2i.js
/** Reads what belongs to `source: s2i`; undefined for any other source. */
function readS2i(read, source) {
    const [from, builder, args] = [read.text('s2i-source'), read.text('builder-image'), read.lines('s2i-args')];
    const [incremental, usage] = [read.flag('s2i-incremental'), read.flag('s2i-usage')];
    if (source !== 's2i') {
        const flags = [incremental ? 's2i-incremental' : '', usage ? 's2i-usage' : ''];
        for (const input of ['s2i-source', 'builder-image', 's2i-args', ...flags].filter(name => name && read.text(name)))
            read.reject(input, read.text(input), `nothing, because the source is ${source}`, 'source: s2i');
        return undefined;
    }
    accept(read, 's2i-source', from, 'a folder or git URL', 's2i-source: .');
    accept(read, 'builder-image', builder, 'an image with assemble and run scripts', 'builder-image: acme/s2i-node:22');
    // Anything else would take the place of the source.
    for (const arg of args.filter(each => !each.startsWith('-') || each === '--'))
        read.reject('s2i-args', arg, 'options of s2i build, one a line, the value after "="', 's2i-args: --env=STAGE=test');
    return { source: from, builder, args, incremental, usage };
}
// What begins with a dash would be an option.
function accept(read, input, text, what, example) {
    if (text === '' || text.startsWith('-'))
        read.reject(input, text, `${what}, because the source is s2i`, example);
}

// EXTERNAL MODULE: ./lib/inputs/unknown.js
var unknown = __webpack_require__(25075);
;// CONCATENATED MODULE: ./lib/inputs/archive.js













/** Reads all inputs of the root action; throws one `INPUTS` error that lists every problem. `env` fills valueless build-args. */
function readArchiveInputs(get, env) {
    const read = new reader/* InputReader */.i(get);
    (0,unknown/* rejectUnknown */.Y)(read, env, archiveInputNames);
    const source = readSource(read);
    const imageId = source.source === 'local' ? (0,image_id/* parseImageId */.C)(read.text('image')) : undefined;
    const image = imageId === undefined ? readImage(read, source.source) : readNamed(read, imageId);
    const registry = readRegistry(read, image);
    const build = readBuild(read, source.source, env);
    const [platform, ...platforms] = build.platforms;
    const dirtyPattern = read.pattern('dirty-pattern');
    const pulling = readPulling(read, source.source);
    const existing = read.oneOf('existing', ['rebuild', 'reuse', 'fail']);
    const s2i = readS2i(read, source.source);
    const requireLayout = read.text('require-layout') ? read.oneOf('require-layout', layout/* layouts */.Y) : undefined;
    const allTags = readAllTags(read, source.source, image);
    const inputs = {
        image,
        ...(imageId !== undefined && { imageId }),
        allTags,
        version: (0,identity/* acceptVersion */.rS)(read, read.text('version') || 'latest'),
        name: (0,identity/* acceptName */.w)(read, read.text('name') || (0,plan_name/* nameOf */.Vb)(image.path)),
        ...(dirtyPattern && { dirtyPattern }),
        dirtyPolicy: read.oneOf('dirty-policy', ['allow', 'warn', 'fail']),
        allowDirty: read.flag('allow-dirty'),
        ...source,
        build,
        ...(s2i && { s2i }),
        archive: readArchivePath(read, source.source),
        ...pulling,
        retries: read.integer('retries', 0, 20),
        ...(platform && platforms.length === 0 && { platform }),
        combinePlatforms: readCombine(read, build.platforms.length),
        ...(registry && { registry }),
        archiveDir: read.text('archive-dir'),
        existing,
        ...(requireLayout && { requireLayout }),
        ...readKeeping(read),
        checks: (0,checks/* readChecks */.wf)(read, source.source, existing),
        publish: readPublish(read, source.source, allTags ? 'all tags' : platforms.length > 0 ? 'several platforms' : undefined),
        dryRun: read.flag('dry-run'),
        token: read.text('github-token'),
        dockerHost: read.text('docker-host'),
        idleTimeout: read.integer('timeout', 0, 86_400) * 1000,
        summary: read.flag('summary'),
    };
    read.finish();
    return inputs;
}
/** The inputs that `readKeeping` reads. */
const keepingInputNames = [
    ...['archive-format', 'compression-level', 'upload-artifact', 'retention-days', 'dirty-retention-days', 'cache'],
    ...['prune', 'keep', 'keep-versions'],
];
/** Reads what becomes of archives. */
function readKeeping(read) {
    const retentionDays = read.integer('retention-days', 0, 400);
    return {
        format: read.oneOf('archive-format', plan_name/* archiveFormats */.Tc),
        level: read.integer('compression-level', 0, 9),
        uploadArtifact: read.flag('upload-artifact'),
        retentionDays,
        dirtyRetentionDays: read.text('dirty-retention-days')
            ? read.integer('dirty-retention-days', 0, 400)
            : retentionDays,
        cache: read.flag('cache'),
        ...readPrune(read),
    };
}
/** Every input of the root action, as `action.yml` lists them. */
const archiveInputNames = [
    ...['image', 'version', 'name', 'all-tags', 'dirty-pattern', 'dirty-policy', 'allow-dirty', 'source'],
    ...buildInputNames,
    ...['archive', 's2i-source', 'builder-image', 's2i-args', 's2i-incremental', 's2i-usage'],
    ...[
        'pull-policy',
        'fallback-to-local',
        'retries',
        'platform',
        'combine-platforms',
        'registry',
        'username',
        'password',
    ],
    ...[
        'archive-dir',
        'archive-format',
        'compression-level',
        'require-layout',
        'existing',
        'upload-artifact',
        'retention-days',
    ],
    ...['dirty-retention-days', 'cache', 'prune', 'keep', 'keep-versions'],
    ...checks/* checkInputNames */.zU,
    ...publishInputNames,
    ...['dry-run', 'github-token', 'docker-host', 'timeout', 'summary'],
];
function readCombine(read, platforms) {
    const combine = read.flag('combine-platforms');
    if (combine && platforms < 2)
        read.reject('combine-platforms', 'true', 'false, because there are not several platforms', 'platforms: linux/amd64,linux/arm64');
    return combine;
}
const placeholder = { host: 'docker.io', path: 'image', repository: 'image' };
function readImage(read, source) {
    const written = read.text('image');
    const image = (0,identity/* readRepository */.Nu)(read, written, 'a repository without tag, optionally with @sha256:<64 hex>');
    if (!image)
        return placeholder;
    if (image.digest !== undefined && source === 'build') {
        read.reject('image', written, `a digest only when the source is pull, local or registry, here it is ${source}`, 'source: pull');
    }
    return image;
}
// An id names no repository, so the archive's name does.
function readNamed(read, imageId) {
    const name = read.text('name');
    const image = (0,reference/* parseReference */.F2)((0,reference/* lowerRepository */.Sl)((0,plan_name/* repositoryOf */._M)(name)));
    if (image && image.tag === undefined)
        return image;
    const allowed = `for an image id, ${imageId}, the repository to tag it as, \`/\` written \`~\``;
    read.reject('name', name, allowed, 'name: acme~api');
    return placeholder;
}
function readAllTags(read, source, image) {
    const allTags = read.flag('all-tags');
    if (!allTags)
        return false;
    const refuse = (because, example) => read.reject('all-tags', 'true', `false, because ${because}`, example);
    if (source !== 'pull' && source !== 'registry')
        refuse(`the source is ${source}`, 'source: registry');
    if (image.digest !== undefined)
        refuse('image has a digest', `image: ${image.repository}`);
    const version = read.text('version') || 'latest';
    if (version !== 'latest')
        refuse(`version is ${version} and every tag is one`, 'version: latest');
    return true;
}
function readSource(read) {
    const asked = read.oneOf('source', ['auto', 'build', 'pull', 'local', 'registry', 'archive', 's2i']);
    if (asked !== 'auto')
        return { source: asked, sourceBecause: `source is ${asked}` };
    const given = ['context', 'file', 'dockerfile-inline'].filter(input => read.text(input) !== '').join(' and ');
    if (given)
        return { source: 'build', sourceBecause: `${given} given` };
    return { source: 'pull', sourceBecause: 'neither context nor file is given' };
}
function readRegistry(read, image) {
    const [registry, username, password] = [read.text('registry'), read.text('username'), read.text('password')];
    if (username === '' && password === '') {
        if (registry !== '')
            read.reject('registry', registry, 'only together with username and password', 'username: octocat');
        return undefined;
    }
    if (username === '')
        read.reject('username', '', 'a user name, because password is given', 'username: octocat');
    if (password === '')
        read.reject('password', '', 'a secret, because username is given', 'password: ${{ secrets.TOKEN }}');
    return { host: registry || image.host, username, password };
}
function readPrune(read) {
    const prune = read.oneOf('prune', ['none', 'dirty', 'all']);
    const keep = read.integer('keep', 0, Number.MAX_SAFE_INTEGER);
    const keepVersions = read.lines('keep-versions');
    if (prune === 'none' && keep > 0)
        read.reject('keep', String(keep), '0, because prune is none', 'prune: all');
    if (prune === 'none' && keepVersions.length > 0) {
        read.reject('keep-versions', keepVersions.join(' '), 'nothing, because prune is none', 'prune: all');
    }
    return { prune, keep, keepVersions };
}


/***/ }),

/***/ 14304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zU: () => (/* binding */ checkInputNames),
  wf: () => (/* binding */ readChecks),
  j9: () => (/* binding */ readVerifyCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/inputs/command-line.js
// A word: quoted and escaped pieces, one after the other. Inside "…" a backslash escapes what a shell lets it escape.
const word = /(?:'[^']*'|"(?:\\[^]|[^"\\])*"|\\[^]|[^\s'"\\])+/g;
const piece = /'([^']*)'|"((?:\\[^]|[^"\\])*)"|\\([^])|([^'"\\]+)/g;
/** Splits a command line into words as a POSIX shell does, without any expansion; undefined when a quote stays open. */
function splitCommandLine(text) {
    if (text.replace(word, '').trim() !== '')
        return undefined;
    return [...text.matchAll(word)].map(([found]) => found.replace(piece, (_, single, double, escaped, plain) => single ?? double?.replace(/\\([$`"\\\n])/g, '$1') ?? escaped ?? plain ?? ''));
}

;// CONCATENATED MODULE: ./lib/inputs/checks.js


/** The inputs that `readChecks` reads. */
const checkInputNames = [
    ...['run-command', 'run-args', 'run-expect-exit-code', 'run-expect-output', 'run-timeout'],
    ...['wait-for-port', 'wait-for-http', 'wait-timeout'],
    ...['required-files', 'forbidden-files', 'require-numeric-user', 'extract', 'verify-command', 'verify-timeout'],
];
/** Reads what is to be checked; notes a problem where there will be no image in an engine to check. */
function readChecks(read, source, existing) {
    rejectImageless(read, source, existing);
    const run = readRun(read);
    const verify = readVerify(read);
    return {
        numericUser: read.flag('require-numeric-user'),
        required: readPaths(read, 'required-files'),
        forbidden: readPaths(read, 'forbidden-files'),
        extract: readExtractions(read),
        ...(run && { run }),
        ...(verify && { verify }),
    };
}
const ofRun = ['run-command', 'run-args', 'run-expect-exit-code', 'run-expect-output'];
const ofWait = ['wait-for-port', 'wait-for-http'];
function rejectImageless(read, source, existing) {
    const imageless = findImageless(source, existing);
    if (!imageless)
        return;
    const [because, instead] = imageless;
    const asked = [...ofRun, ...ofWait, 'required-files', 'forbidden-files', 'extract'];
    for (const input of asked.filter(name => read.text(name) !== '')) {
        read.reject(input, read.text(input), `nothing, because ${because}`, instead);
    }
    if (/^true$/i.test(read.text('require-numeric-user'))) {
        read.reject('require-numeric-user', 'true', `false, because ${because}`, instead);
    }
}
function findImageless(source, existing) {
    if (source === 'registry' || source === 'archive') {
        return [
            `source: ${source} brings the image into no engine`,
            source === 'registry' ? 'source: pull' : 'source: local',
        ];
    }
    if (existing !== 'reuse')
        return undefined;
    return ['existing: reuse takes an archive without bringing its image into an engine', 'existing: rebuild'];
}
function readRun(read) {
    const [runTimeout, waitTimeout] = [readSeconds(read, 'run-timeout'), readSeconds(read, 'wait-timeout')];
    if ([...ofRun, ...ofWait].every(name => read.text(name) === ''))
        return undefined;
    const words = splitCommandLine(read.text('run-command'));
    if (!words)
        read.reject('run-command', read.text('run-command'), 'words with every quote closed', "run-command: sh -c 'exit 0'");
    const wait = readWait(read);
    const exitCode = read.text('run-expect-exit-code');
    if (wait && exitCode !== '') {
        const allowed = 'nothing together with wait-for-port or wait-for-http: a container that serves does not end';
        read.reject('run-expect-exit-code', exitCode, allowed, 'run-expect-output: listening');
    }
    const output = read.pattern('run-expect-output');
    return {
        command: [...(words ?? []), ...read.lines('run-args')],
        exitCode: exitCode === '' ? 0 : read.integer('run-expect-exit-code', 0, 255),
        // A program's output ends with a newline, and is read by lines.
        ...(output && { output: new RegExp(output, 'm') }),
        timeout: wait ? waitTimeout : runTimeout,
        ...(wait && { wait }),
    };
}
function readWait(read) {
    const port = read.text('wait-for-port') === '' ? undefined : read.integer('wait-for-port', 1, 65_535);
    const http = readHttp(read, port);
    return port === undefined && !http ? undefined : { ...(port !== undefined && { port }), ...(http && { http }) };
}
function readHttp(read, port) {
    const text = read.text('wait-for-http');
    if (text === '')
        return undefined;
    const [, own, path = ''] = /^(?::(\d{1,5}))?(\/[\x21-\x7e]*)$/.exec(text) ?? [];
    const used = own === undefined ? port : Number(own);
    if (path !== '' && used !== undefined && used > 0 && used < 65_536)
        return { port: used, path };
    const allowed = 'a path after a port from 1 to 65535; the path alone together with wait-for-port';
    read.reject('wait-for-http', text, allowed, 'wait-for-http: :8080/health');
    return { port: 1, path };
}
function readVerify(read) {
    const verify = readVerifyCommand(read);
    return verify.command === '' ? undefined : verify;
}
/** Reads the command that judges an archive; it is empty where none is given. */
function readVerifyCommand(read) {
    return { command: read.text('verify-command'), timeout: readSeconds(read, 'verify-timeout') };
}
function readSeconds(read, input) {
    return read.integer(input, 1, 86_400) * 1000;
}
// An engine puts these into every container, so their presence tells nothing of the image.
const enginesOwn = /^\/(\.dockerenv|etc(\/(hostname|hosts|mtab|resolv\.conf))?|(dev|proc|sys)(\/.*)?)?$/;
function readPaths(read, input) {
    return read.lines(input).map(line => {
        const example = `${input}: /app/server`;
        const path = acceptPath(read, input, line, line, example);
        if (/[*?[]/.test(line))
            read.reject(input, line, 'a path without *, ? and [', example);
        else if (enginesOwn.test(path))
            read.reject(input, line, 'a path that not every container has', example);
        return path;
    });
}
function readExtractions(read) {
    const example = 'extract: /app/report => out/report';
    return read.lines('extract').flatMap(line => {
        const [, from = '', to = ''] = /^(.*?\S)\s+=>\s+(.*)$/.exec(line) ?? [];
        if (from === '') {
            read.reject('extract', line, '`image path => path in the workspace`, one a line', example);
            return [];
        }
        const path = acceptPath(read, 'extract', line, from, example);
        if (path === '/')
            read.reject('extract', line, 'a path below /', example);
        if (to.split(/[\\/]/).includes('..'))
            read.reject('extract', line, 'a path in the workspace, without ..', example);
        return [{ from: path, to }];
    });
}
function acceptPath(read, input, line, path, example) {
    if (!path.startsWith('/') || path.split('/').includes('..')) {
        read.reject(input, line, 'an absolute path in the image, without ..', example);
    }
    return external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/, '');
}


/***/ }),

/***/ 29256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ findConflict),
/* harmony export */   Je: () => (/* binding */ nameBuilder),
/* harmony export */   Z7: () => (/* binding */ chooseBuilder)
/* harmony export */ });
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);
/* harmony import */ var _context_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17303);


const names = {
    buildkit: 'BuildKit',
    classic: 'the classic builder',
    buildx: 'docker buildx',
};
/** Chooses the first of BuildKit, classic builder and buildx that honours every input; `BUILDER` names two inputs that exclude each other. */
function chooseBuilder(inputs, facts) {
    const wishes = collectWishes(inputs, facts);
    const conflict = findClash(wishes);
    if (conflict) {
        const { one, other, because } = conflict;
        throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('BUILDER', `${one} and ${other} cannot go together: ${because}`, {
            hint: `Leave ${one} or ${other} out.`,
        });
    }
    const [first = 'classic', ...others] = facts.buildkit
        ? ['buildkit', 'classic', 'buildx']
        : ['classic', 'buildx'];
    const excluding = wishes.filter(wish => !wish.builders.includes(first)).map(wish => wish.input);
    if (excluding.length > 0) {
        const builder = others.find(each => wishes.every(wish => wish.builders.includes(each))) ?? 'buildx';
        return { builder, because: `${excluding.join(', ')} ${excluding.length === 1 ? 'asks' : 'ask'} for it` };
    }
    return { builder: first, because: facts.buildkit ? 'the engine has it' : 'the engine has no BuildKit' };
}
/** The first two inputs that no builder on any engine honours together; undefined when there are none. */
function findConflict(inputs) {
    return findClash(collectWishes(inputs, { buildkit: true, limits: true, asked: undefined }));
}
/** A builder as users know it. */
function nameBuilder(builder) {
    return names[builder];
}
// Only the classic builder and buildx fall short of anything on every engine, so a clash is always one of two wishes.
function findClash(wishes) {
    for (const [i, wish] of wishes.entries()) {
        const other = wishes.slice(i + 1).find(each => !each.builders.some(builder => wish.builders.includes(builder)));
        if (other)
            return { one: wish.input, other: other.input, because: `${explain(wish)}, ${explain(other)}` };
    }
    return undefined;
}
function explain({ input, builders }) {
    return `${input} needs ${builders.map(nameBuilder).join(' or ')}`;
}
function collectWishes(inputs, facts) {
    return [
        ...wish(['buildx'], needingBuildx(inputs)),
        ...wish(['classic'], needingClassic(inputs)),
        ...wish(['buildkit', 'buildx'], {
            secrets: hasAny(inputs.secrets),
            'secret-envs': hasAny(inputs.secretEnvs),
            'secret-files': hasAny(inputs.secretFiles),
            'DOCKER_BUILDKIT=1': facts.asked === true && facts.buildkit,
        }),
        ...wish(['classic', 'buildx'], {
            // The engine's BuildKit passes over these without a word.
            'cgroup-parent': inputs.cgroupParent !== '',
            'shm-size': inputs.shmSize > 0 && !facts.limits,
            ulimit: inputs.ulimit.length > 0 && !facts.limits,
        }),
        ...wish(['classic'], { 'DOCKER_BUILDKIT=0': facts.asked === false }),
    ];
}
function needingBuildx(inputs) {
    const { context, dockerfileInline, cacheFrom, provenance, sbom } = inputs;
    return {
        platforms: inputs.platforms.length > 1,
        'build-contexts': hasAny(inputs.buildContexts),
        'cache-from': cacheFrom.some(source => /(^|,)type=/.test(source)),
        'cache-to': inputs.cacheTo.length > 0,
        'no-cache-filters': inputs.noCacheFilters.length > 0,
        ssh: inputs.ssh.length > 0,
        annotations: inputs.annotations.length > 0,
        attests: inputs.attests.length > 0,
        // No builder but buildx makes attestations, so `false` is what the others do anyway.
        provenance: provenance !== '' && provenance !== 'false',
        sbom: sbom !== '' && sbom !== 'false',
        allow: inputs.allow.length > 0,
        builder: inputs.builder !== '',
        'dockerfile-inline with a remote context': dockerfileInline !== '' && (0,_context_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isRemoteContext */ .u)(context),
    };
}
function needingClassic(inputs) {
    return {
        memory: inputs.memory !== 0,
        'memory-swap': inputs.memorySwap !== 0,
        'cpu-shares': inputs.cpuShares !== 0,
        'cpuset-cpus': inputs.cpusetCpus !== '',
        isolation: inputs.isolation !== '',
        squash: inputs.squash,
        [`network ${inputs.network}`]: !['', 'default', 'none', 'host'].includes(inputs.network),
    };
}
function wish(builders, given) {
    return Object.entries(given).flatMap(([input, is]) => (is ? [{ input, builders }] : []));
}
function hasAny(record) {
    return Object.keys(record).length > 0;
}


/***/ }),

/***/ 17303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isRemoteContext)
/* harmony export */ });
/** Whether a build context is an address that the builder fetches itself: a git repository, a tar or a Dockerfile. */
function isRemoteContext(context) {
    return /^(https?:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@)/.test(context);
}


/***/ }),

/***/ 29285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkLayout),
/* harmony export */   Y: () => (/* binding */ layouts)
/* harmony export */ });
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38411);

/**
 * How an archive lays out its image: by docker's manifest.json, as an OCI layout, or as both at once, which is what
 * docker save writes since Docker 25.
 */
const layouts = ['docker', 'docker+oci', 'oci'];
/** Throws `LAYOUT` when an archive has another layout than the one that must be. */
function checkLayout(what, found, required) {
    if (required === undefined || found === required)
        return;
    const message = `${what} has the layout ${found}, and require-layout is ${required}`;
    throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .l('LAYOUT', message, { hint: `with:\n  require-layout: ${found}` });
}


/***/ }),

/***/ 7235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseSize),
/* harmony export */   b: () => (/* binding */ isCpuSet)
/* harmony export */ });
const units = ['', 'k', 'm', 'g', 't'];
/** The bytes of a size as Docker writes it, with units that are powers of 1024 (`64m`, `1.5g`); undefined when it is none, or nothing. */
function parseSize(text) {
    const [, number = '0', unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]?)(?:i?b)?$/i.exec(text) ?? [];
    return Math.floor(Number(number) * 1024 ** units.indexOf(unit.toLowerCase())) || undefined;
}
/** Whether a text is a list of numbers and ranges of CPUs (`0-2,4`). */
function isCpuSet(text) {
    return /^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text);
}


/***/ }),

/***/ 49164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ makePlan)
/* harmony export */ });
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91236);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71991);


/** Decides what the inputs ask for. */
function makePlan(inputs) {
    const verdict = (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeVersion */ .uM)(inputs.version, inputs.dirtyPattern);
    const tag = (0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .toTag */ .yQ)(inputs.version);
    return {
        verdict,
        tag,
        reference: `${inputs.image.repository}:${tag}`,
        ...choosePullPolicy(inputs.pullPolicy, verdict.dirty),
        retentionDays: verdict.dirty ? inputs.dirtyRetentionDays : inputs.retentionDays,
        gate: decideGate(inputs, verdict),
        publish: (0,_publish_js__WEBPACK_IMPORTED_MODULE_1__/* .planPublish */ .N_)(inputs, verdict, tag),
    };
}
function choosePullPolicy(asked, dirty) {
    if (asked)
        return { pullPolicy: asked, pullBecause: `pull-policy is ${asked}` };
    if (dirty)
        return { pullPolicy: 'always', pullBecause: 'a dirty version may have moved' };
    return { pullPolicy: 'missing', pullBecause: 'a clean version does not move' };
}
function decideGate(inputs, verdict) {
    if (!verdict.dirty || inputs.dirtyPolicy === 'allow')
        return { kind: 'open' };
    if (inputs.dirtyPolicy === 'warn')
        return { kind: 'warn', because: `version is dirty: ${verdict.because}` };
    if (inputs.allowDirty)
        return { kind: 'warn', because: `version is dirty, let pass by allow-dirty: ${verdict.because}` };
    return { kind: 'refuse', because: verdict.because };
}


/***/ }),

/***/ 91236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fn: () => (/* binding */ decideAsset),
/* harmony export */   JH: () => (/* binding */ describePublish),
/* harmony export */   N_: () => (/* binding */ planPublish),
/* harmony export */   dZ: () => (/* binding */ writeName),
/* harmony export */   nq: () => (/* binding */ judgeLatest),
/* harmony export */   yV: () => (/* binding */ assetLimit)
/* harmony export */ });
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71991);

/** Decides names, `latest`, and whether a dirty version is let through. */
function planPublish(inputs, verdict, tag) {
    const own = { ...nameless(inputs), tag };
    const latest = planLatest(inputs, verdict, tag);
    const moved = latest.kind === 'yes' ? [{ ...own, tag: 'latest' }] : [];
    const names = new Map([own, ...inputs.publish.tags, ...moved].map(each => [writeName(each), each]));
    return { names: [...names.values()], latest, gate: decideGate(inputs, verdict) };
}
/** The name of an image as engines write it, `repository:tag`. */
function writeName({ repository, tag }) {
    return `${repository}:${tag}`;
}
/** What a run would publish, one sentence each; empty when nothing is asked for. */
function describePublish({ publish }, { names, latest }) {
    const { push, tagLatest, release, removeImage } = publish;
    const written = names.map(writeName).join(', ');
    const asksLatest = push || tagLatest === 'true';
    return [
        ...(names.length > 1 ? [`tag the image ${written}`] : []),
        ...(push ? [`push ${written}, and prove that each registry has the archived image`] : []),
        ...(asksLatest
            ? [`${{ yes: 'move', no: 'not move', ask: 'perhaps move' }[latest.kind]} latest: ${latest.because}`]
            : []),
        ...(release ? [`attach the archive to the release ${release}`] : []),
        ...(removeImage === 'none' ? [] : [`remove ${removeImage === 'tag' ? written : 'the image'} from the engine`]),
    ];
}
/** Whether a version becomes `latest` beside the tags that its registry has: only as the highest of all clean ones. */
function judgeLatest(version, tags, dirtyPattern) {
    // Beside 1.4.0 a tag such as 20261121 is no version.
    const others = tags.filter(tag => isRelease(tag) && tag.includes('.') === version.includes('.') && !(0,_version_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeVersion */ .uM)(tag, dirtyPattern).dirty);
    const higher = others
        .filter(tag => compareReleases(tag, version) > 0)
        .sort(compareReleases)
        .at(-1);
    if (higher !== undefined)
        return { moves: false, because: `${higher} is higher than ${version}` };
    return { moves: true, because: `${version} is the highest clean version among ${tags.length} tags` };
}
/** Bytes from which on a release takes no asset. */
const assetLimit = 2 ** 31;
/**
 * Decides what becomes of the asset that has the archive's name already. The name holds the image id, so that other
 * bytes are the same image packed otherwise: of a clean version the input `existing` decides, of a dirty one the
 * newest wins.
 */
function decideAsset(archive, asset, existing, dirty) {
    if (!asset)
        return { kind: 'upload', because: 'the release has no asset of this name' };
    if (!asset.whole)
        return { kind: 'replace', because: 'an earlier upload of it was not finished' };
    if (asset.sha256 === archive.sha256)
        return { kind: 'present', because: 'the release has these very bytes' };
    if (asset.sha256 === '' && asset.size === archive.size) {
        return { kind: 'present', because: 'the release has one of this name and size, and tells no digest' };
    }
    if (dirty)
        return { kind: 'replace', because: 'the release has other bytes, and the version is dirty' };
    const because = `the release has other bytes, and existing is ${existing}`;
    return { kind: { rebuild: 'replace', reuse: 'keep', fail: 'refuse' }[existing], because };
}
function nameless({ image: { host, path, repository } }) {
    return { host, path, repository };
}
function planLatest(inputs, verdict, tag) {
    const { push, tagLatest, tags } = inputs.publish;
    const { repository } = inputs.image;
    if (tagLatest === 'false')
        return { kind: 'no', because: 'tag-latest is false' };
    if (tag === 'latest')
        return { kind: 'no', because: 'it is the tag of the version already' };
    if (tagLatest === 'true')
        return { kind: 'yes', because: 'tag-latest is true' };
    if (!push)
        return { kind: 'no', because: 'nothing is pushed' };
    if (tags.some(each => writeName(each) === `${repository}:latest`)) {
        return { kind: 'no', because: 'tags names it already' };
    }
    if (verdict.dirty)
        return { kind: 'no', because: `the version is dirty: ${verdict.because}` };
    if (!isRelease(inputs.version)) {
        return { kind: 'no', because: `${inputs.version} is no plain version as 1.4.0 is, so that no order is certain` };
    }
    return { kind: 'ask', because: `only when ${inputs.version} is the highest clean version in the registry` };
}
function decideGate({ publish, allowDirty }, { dirty, because }) {
    const asked = [
        publish.push ? 'push' : '',
        publish.release ? 'release' : '',
        publish.tagLatest === 'true' ? 'tag-latest' : '',
    ].filter(Boolean);
    if (!dirty || asked.length === 0)
        return { kind: 'open' };
    const what = asked.join(' and ');
    if (allowDirty)
        return { kind: 'warn', because: `${what} of a dirty version, let pass by allow-dirty: ${because}` };
    return { kind: 'refuse', because: `${what} is only for clean versions, and this one is dirty: ${because}` };
}
// What comes after the numbers is a pre-release to some and a revision to others.
function isRelease(text) {
    return /^v?\d+(\.\d+)*$/.test(text);
}
function compareReleases(a, b) {
    const [left, right] = [a, b].map(text => text.replace('v', '').split('.').map(BigInt));
    for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
        const [one, other] = [left?.[i] ?? 0n, right?.[i] ?? 0n];
        if (one !== other)
            return one < other ? -1 : 1;
    }
    return 0;
}


/***/ }),

/***/ 54291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OD: () => (/* binding */ decidePull),
/* harmony export */   SW: () => (/* binding */ pullPolicies),
/* harmony export */   vR: () => (/* binding */ compareDigests)
/* harmony export */ });
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18996);

const pullPolicies = ['always', 'missing', 'newer', 'never'];
/** Decides by what the engine has: undefined is an image that it said it has not, never an engine that said nothing. */
function decidePull(wish, local) {
    const { policy, reference } = wish;
    if (policy === 'always')
        return { kind: 'pull', because: 'whatever the engine has' };
    const lack = lackOf(wish, local);
    if (lack !== undefined)
        return { kind: policy === 'never' ? 'forbid' : 'pull', because: lack };
    const present = `${reference} is in the engine`;
    if (policy !== 'newer')
        return { kind: 'keep', because: present };
    // What has a digest for its name never moves.
    if (reference.includes('@'))
        return { kind: 'keep', because: `${present}, by its digest` };
    return { kind: 'compare', because: present };
}
/** Decides between an image of the engine and what its registry has now. */
function compareDigests(reference, local, registryDigest) {
    const repository = reference.slice(0, reference.lastIndexOf(':'));
    const own = local.digests.flatMap(each => (each.startsWith(`${repository}@`) ? (each.split('@')[1] ?? []) : []));
    if (own.includes(registryDigest))
        return { kind: 'keep', because: `engine and registry have ${registryDigest}` };
    const has = own.length > 0 ? own.join(', ') : 'an image without registry digest';
    return { kind: 'pull', because: `the registry has ${registryDigest}, the engine ${has}` };
}
function lackOf({ reference, platform }, local) {
    if (!local)
        return `${reference} is not in the engine`;
    if (!platform || (0,_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .samePlatform */ .my)(local.platform, platform))
        return undefined;
    return `${reference} is in the engine for ${(0,_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(local.platform)}, not for ${(0,_platform_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPlatform */ .Bq)(platform)}`;
}


/***/ }),

/***/ 55252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ gatherLayers)
/* harmony export */ });
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28540);
/* harmony import */ var _ship_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93216);


// A job stores layers before the archive that refers to them.
const grace = 24 * 3600 * 1000;
/** The layers of the actions cache that one ref owns, and why each stays or may go. */
async function gatherLayers(search) {
    const { api, ref, now } = search;
    const layers = (await api.listCaches(_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .layerPrefix */ .UG, ref)).filter(entry => entry.ref === ref);
    if (layers.length === 0)
        return [];
    const needed = await findNeeded(search);
    return layers.flatMap(entry => {
        const digest = (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLayerKey */ .M$)(entry.key);
        if (digest === undefined)
            return [];
        const kept = needed(digest) ?? (Math.max(entry.created, entry.used) > now - grace ? 'used within a day' : undefined);
        return [toPrunable(entry, digest, kept, api)];
    });
}
// Archives of other refs cannot be read from here; a layer they miss is a miss, and stored again with the next archive.
async function findNeeded({ api, cache, ref, goes }) {
    const entries = (await api.listCaches(_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .everyCachePrefix */ .m3, ref)).filter(entry => entry.ref === ref);
    const staying = entries.filter(({ id, key }) => (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCacheKey */ .dU)(key) !== undefined && !goes(id));
    const users = new Map();
    for (const { key, size } of staying) {
        if (size > 2 * _ship_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .ownLimit */ .mZ)
            continue;
        const layers = await cache.layersOf(key);
        if (!layers)
            return () => `${key} cannot be read and may need it`;
        for (const layer of layers)
            users.set(layer, `${key} needs it`);
    }
    return digest => users.get(digest);
}
function toPrunable(entry, digest, kept, api) {
    const { id, size, created } = entry;
    return {
        ...{ where: 'cache', name: '', version: '', imageid: (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shortId */ .m_)(digest), format: 'layer', size, stored: created },
        ...{ family: '', thing: `cache ${id}`, names: 1, because: 'no archive refers to this layer' },
        ...(kept !== undefined && { kept }),
        remove: () => api.deleteCache(id),
    };
}


/***/ }),

/***/ 9892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ runArchive)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/acquire/engine.js
var acquire_engine = __webpack_require__(92628);
// EXTERNAL MODULE: ./lib/acquire/idle.js
var idle = __webpack_require__(72348);
;// CONCATENATED MODULE: ./lib/acquire/check/container.js
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



/** Says on every container which workflow run made it. */
const runLabel = 'docker-archive-action.run';
// A cancelled step has four seconds to clean up.
const removeLimit = 3500;
/**
 * Makes a container of the image, by its id, lets `work` use it and removes it with its volumes, whatever happens.
 * `spec` is the engine's own form of a container.
 */
async function withContainer(subject, spec, work) {
    const id = await createContainer(subject, spec);
    try {
        subject.signal.throwIfAborted();
        return await work(id);
    }
    finally {
        await removeContainer(subject, id);
    }
}
// A cancel must not come between the container and the knowledge of it, so only silence ends this call.
async function createContainer({ engine, image, platform, runId, idleTimeout }, spec) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = __addDisposableResource(env_1, new idle/* IdleWatch */.K('the Docker engine, asked for a container,', idleTimeout, new AbortController().signal), false);
        const query = platform !== undefined && engine.speaks('1.41') ? { platform } : {};
        const body = { Image: image.id, Labels: { [runLabel]: runId }, ...spec };
        const { Id } = await engine.post('/containers/create', query, body, watch.signal);
        return Id;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
async function removeContainer({ engine, log }, id) {
    try {
        await engine.ask('DELETE', `/containers/${id}`, { force: '1', v: '1' }, AbortSignal.timeout(removeLimit));
    }
    catch (error) {
        const gone = error instanceof acquire_engine/* EngineRefusal */.np && (error.status === 404 || error.status === 409);
        if (!gone)
            log.warning(`The container ${id.slice(0, 12)} was not removed: ${(0,errors/* messageOf */.b)(error)}`);
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/pack/partial.js
var pack_partial = __webpack_require__(30256);
;// CONCATENATED MODULE: ./lib/acquire/check/look.js

// Go's bits of a mode.
const [folderBit, linkBit] = [2 ** 31, 2 ** 27];
const mostHops = 40;
/**
 * Looks a path up in a container that need not run. Links are followed inside the image alone: its own root is where
 * they begin, and the engine is only ever asked for absolute paths below it.
 */
async function lookUp(subject, id, path) {
    let at = path;
    let via;
    for (let hop = 0; hop < mostHops; hop++) {
        const stat = await statPath(subject, id, at);
        if (!stat)
            return { kind: 'nothing', ...(via !== undefined && { via }) };
        if ((stat.mode & linkBit) === 0)
            return { kind: stat.mode >= folderBit ? 'folder' : 'file', path: at };
        if (stat.linkTarget === at)
            break;
        [at, via] = [stat.linkTarget, stat.linkTarget];
    }
    return { kind: 'nothing', via: via ?? path };
}
/** Opens what is at a path of a container, as a tar whose members begin with its name. */
function openPath({ engine, signal }, id, path) {
    return engine.open(`/containers/${id}/archive`, { path }, signal);
}
async function statPath(subject, id, path) {
    try {
        // HEAD would do, but its answer cannot say why it is a refusal.
        const answer = await openPath(subject, id, path);
        answer.destroy();
        const header = String(answer.headers['x-docker-container-path-stat']);
        return JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
    }
    catch (error) {
        if (!(error instanceof acquire_engine/* EngineRefusal */.np))
            throw error;
        if (/too many (levels of symbolic )?links/.test(error.message))
            return { mode: linkBit, linkTarget: path };
        if (isAbsence(error))
            return undefined;
        throw error;
    }
}
// A container that somebody removed has no files either, and must not count as an image without them.
function isAbsence({ status, message }) {
    if (/no such container/i.test(message))
        return false;
    return status === 404 || message.includes('not a directory');
}

;// CONCATENATED MODULE: ./lib/acquire/check/files.js

/** Checks that paths lead to something in a container. */
async function checkRequired(subject, id, paths) {
    const missing = [];
    for (const path of paths) {
        const found = await lookUp(subject, id, path);
        if (found.kind === 'nothing')
            missing.push(describeMissing(path, found.via));
    }
    const detail = missing.length === 0 ? `${paths.join(', ')} in the image` : `not in the image: ${missing.join(', ')}`;
    return { name: 'required-files', passed: missing.length === 0, detail };
}
/** Checks that paths are not in a container; a link is something, wherever it leads. */
async function checkForbidden(subject, id, paths) {
    const present = [];
    for (const path of paths) {
        if (isThere(await lookUp(subject, id, path)))
            present.push(path);
    }
    const passed = present.length === 0;
    const detail = passed ? `${paths.join(', ')} not in the image` : `in the image: ${present.join(', ')}`;
    return { name: 'forbidden-files', passed, detail };
}
function isThere(found) {
    return found.kind !== 'nothing' || found.via !== undefined;
}
/** What is missing, and where a link to it leads. */
function describeMissing(path, via) {
    return via === undefined ? path : `${path} (a link that ends at ${via}, where nothing is)`;
}

;// CONCATENATED MODULE: ./lib/acquire/check/place.js



/**
 * Makes room for what is extracted and gives its absolute path, nothing yet there that must not be replaced. Throws
 * `EXTRACT_PATH` when it is outside of the workspace, by links too, or a folder that exists.
 */
async function openPlace({ from, to }, workspace) {
    const path = /[\\/]$/.test(to) ? (0,external_node_path_.join)((0,external_node_path_.resolve)(workspace, to), (0,external_node_path_.basename)(from)) : (0,external_node_path_.resolve)(workspace, to);
    const root = await (0,promises_.realpath)(workspace);
    const above = await (0,promises_.realpath)(await nearest((0,external_node_path_.dirname)(path))).catch(() => '');
    if (!isBelow(workspace, path) || !isWithin(root, above)) {
        throw badPlace(to, `lies outside of the workspace ${workspace}`, 'a path below it');
    }
    const there = await (0,promises_.lstat)(path).catch(() => undefined);
    if (there?.isDirectory())
        throw badPlace(to, 'is a folder that exists', 'a path where no folder is');
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    return path;
}
// A link counts as there even when it leads to nothing: mkdir would follow it.
async function nearest(path) {
    const there = await (0,promises_.lstat)(path).catch(() => undefined);
    return there ? path : nearest((0,external_node_path_.dirname)(path));
}
function isBelow(folder, path) {
    return path.startsWith(folder.endsWith(external_node_path_.sep) ? folder : folder + external_node_path_.sep);
}
function isWithin(folder, path) {
    return path === folder || isBelow(folder, path);
}
function badPlace(to, what, allowed) {
    return new errors/* ActionError */.l('EXTRACT_PATH', `extract: ${JSON.stringify(to)} ${what}, allowed: ${allowed}`, {
        hint: 'extract: /app/report => out/report',
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./lib/acquire/check/links.js
const links_mostHops = 40;
/**
 * Finds where a path in a tree ends when its links are followed, as a path in that tree; undefined when it leads out
 * of it or in circles. `links` are all links of the tree, path to target; `base` is where the tree lies in its image,
 * absolute and without links itself.
 */
function resolveLink(path, links, base) {
    const root = split(base);
    let at = root;
    let ahead = split(path);
    for (let hops = 0; ahead.length > 0;) {
        const [part = '', ...rest] = ahead;
        const next = part === '..' ? at.slice(0, -1) : [...at, part];
        // Of what lies beside the way to the tree nothing is known.
        if (!isOnWay(next, root))
            return undefined;
        const target = links.get(next.slice(root.length).join('/'));
        if (part === '..' || target === undefined) {
            [at, ahead] = [next, rest];
            continue;
        }
        if (++hops > links_mostHops)
            return undefined;
        if (target.startsWith('/'))
            at = [];
        ahead = [...split(target), ...rest];
    }
    return at.length < root.length ? undefined : at.slice(root.length).join('/');
}
function isOnWay(parts, root) {
    return root.every((part, i) => i >= parts.length || parts[i] === part);
}
function split(path) {
    return path.split('/').filter(part => part !== '' && part !== '.');
}

;// CONCATENATED MODULE: ./lib/acquire/check/unpack.js







/**
 * Writes what an engine gives of a path: files and folders with their permissions but no setuid, setgid and sticky
 * bits, hard links as copies, links that stay inside as links. Gives what was left out, one reason each.
 */
async function unpackPath(source, target, signal) {
    const tar = (0,tar_stream.extract)();
    const links = new Map();
    const leftOut = [];
    const writing = async () => {
        for await (const entry of tar) {
            const { header } = entry;
            const path = innerPath(header.name);
            const problem = await writeMember(entry, path, { target, links, signal });
            if (problem)
                leftOut.push(`${external_node_path_.posix.join(target.base, path)}, a ${header.type}`);
        }
    };
    await Promise.all([(0,external_node_stream_promises_.pipeline)(source, tar, { signal }), writing()]);
    // Last of all, so that nothing is ever written through a link.
    for (const path of links.keys()) {
        const end = resolveLink(path, links, target.base);
        if (end === undefined)
            leftOut.push(`${external_node_path_.posix.join(target.base, path)}, a link out of it to ${links.get(path) ?? ''}`);
        else
            await (0,promises_.symlink)(external_node_path_.posix.relative(external_node_path_.posix.dirname(path), end) || '.', (0,external_node_path_.join)(target.path, path));
    }
    return leftOut;
}
async function writeMember(entry, path, { target, links, signal }) {
    const { type, mode, linkname } = entry.header;
    const to = (0,external_node_path_.join)(target.path, path);
    if (type === 'file' || type === 'contiguous-file') {
        await (0,external_node_stream_promises_.pipeline)(entry, (0,external_node_fs_.createWriteStream)(to, { flags: 'wx', mode: (mode & 0o777) | 0o600 }), { signal });
        return false;
    }
    entry.resume();
    if (type === 'directory')
        await (0,promises_.mkdir)(to, { mode: (mode & 0o777) | 0o700 });
    else if (type === 'symlink')
        links.set(path, linkname);
    else if (type === 'link')
        await (0,promises_.copyFile)((0,external_node_path_.join)(target.path, innerPath(linkname)), to);
    else
        return true;
    return false;
}
// The first part is the name of what was asked for.
function innerPath(name) {
    const inner = external_node_path_.posix.normalize(name).split('/').slice(1).join('/').replace(/\/$/, '');
    if (!name.startsWith('/') && !inner.split('/').includes('..') && !/^\.\.(\/|$)/.test(external_node_path_.posix.normalize(name)))
        return inner;
    throw new errors/* ActionError */.l('EXTRACT', `the engine gave ${JSON.stringify(name)}, a path out of what was asked for`);
}

;// CONCATENATED MODULE: ./lib/acquire/check/extract.js








const mostShown = 10;
/** Copies files and folders out of a container that need not run; each comes whole or not at all. */
async function extractPaths(subject, id, lines) {
    const missing = [];
    for (const line of lines) {
        const found = await lookUp(subject, id, line.from);
        if (found.kind === 'nothing')
            missing.push(describeMissing(line.from, found.via));
        else
            await extractPath(subject, id, line, found.path);
    }
    const done = lines.map(({ from, to }) => `${from} => ${to}`).join(', ');
    const passed = missing.length === 0;
    return { name: 'extract', passed, detail: passed ? done : `not in the image: ${missing.join(', ')}` };
}
async function extractPath(subject, id, line, base) {
    const { workspace, log, signal } = subject;
    const place = await openPlace(line, workspace);
    const partial = (0,pack_partial/* partialPath */.Dn)((0,external_node_path_.dirname)(place));
    try {
        const leftOut = await unpackPath(await openPath(subject, id, base), { path: partial, base }, signal);
        await (0,promises_.rename)(partial, place);
        const [shown, rest] = [leftOut.slice(0, mostShown), leftOut.length - mostShown];
        if (shown.length > 0)
            log.warning(`Not extracted: ${shown.join('; ')}${rest > 0 ? `; ${rest} more` : ''}`);
    }
    catch (error) {
        await (0,promises_.rm)(partial, { recursive: true, force: true });
        signal.throwIfAborted();
        if (error instanceof errors/* ActionError */.l)
            throw error;
        const hint = 'Look whether the disk is full and the workspace may be written to.';
        throw new errors/* ActionError */.l('EXTRACT', `${line.from} was not extracted to ${line.to}`, { hint, cause: error });
    }
}

// EXTERNAL MODULE: ./lib/acquire/check/result.js
var check_result = __webpack_require__(14990);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./lib/plan/reach.js
/** Decides how the ports of a container are reached. */
function planReach(local, networks) {
    if (!local)
        return { kind: 'none', because: 'the engine is on another machine' };
    if (networks.some(({ name, driver }) => name === 'bridge' && driver === 'bridge')) {
        return { kind: 'publish', because: 'the engine has its bridge network' };
    }
    if (networks.some(({ name, driver }) => name === 'host' && driver === 'host')) {
        return { kind: 'host', because: 'the engine has no bridge network' };
    }
    return { kind: 'none', because: 'the engine has neither a bridge nor a host network' };
}

;// CONCATENATED MODULE: ./lib/acquire/check/judge-run.js
/** Judges a container by how it ended and what it wrote; gives the reason too. */
function judgeRun(run, end, output) {
    const awaited = describeWait(run);
    switch (end.kind) {
        case 'late':
            return { passed: false, reason: describeLate(run, end.last) };
        case 'ready':
            return { passed: true, reason: `${awaited} answered${run.output ? `, the output matches ${run.output}` : ''}` };
        case 'ended':
            return run.wait
                ? { passed: false, reason: `the container ${describeExit(end)} before ${awaited} answered` }
                : judgeEnded(run, end, output);
    }
}
function judgeEnded(run, end, output) {
    if (end.exitCode !== run.exitCode) {
        return { passed: false, reason: `the container ${describeExit(end)}, expected is ${run.exitCode}` };
    }
    if (!run.output)
        return { passed: true, reason: `exit code ${end.exitCode}` };
    if (!run.output.test(output))
        return { passed: false, reason: `the output does not match ${run.output}` };
    return { passed: true, reason: `exit code ${end.exitCode}, the output matches ${run.output}` };
}
function describeLate({ wait, timeout }, last) {
    const limit = `${timeout / 1000} s`;
    return wait ? `not ready within ${limit} (${last})` : `the container still runs after ${limit}`;
}
function describeExit({ exitCode, killedForMemory }) {
    return `ended with exit code ${exitCode}${killedForMemory ? ' (out of memory)' : ''}`;
}
function describeWait({ wait }) {
    const { port, http } = wait ?? {};
    return [port === undefined ? '' : `port ${port}`, http ? `:${http.port}${http.path}` : '']
        .filter(Boolean)
        .join(' and ');
}

;// CONCATENATED MODULE: ./lib/acquire/check/output.js
/** How a container's output is kept, so that any engine can give it back and none fills the disk with it. */
const logConfig = { Type: 'json-file', Config: { 'max-size': '5m', 'max-file': '2' } };
/** Reads what a container wrote so far, stdout and stderr in the order of their coming. */
async function readOutput({ engine }, id, signal) {
    const source = await engine.open(`/containers/${id}/logs`, { stdout: '1', stderr: '1' }, signal);
    const chunks = [];
    for await (const chunk of source)
        chunks.push(chunk);
    return demultiplex(Buffer.concat(chunks));
}
/** Takes the text out of an engine's frames: 8 bytes of header, the last four of them the length, then the text. */
function demultiplex(frames) {
    const texts = [];
    for (let at = 0; at + 8 <= frames.length;) {
        const end = at + 8 + frames.readUInt32BE(at + 4);
        texts.push(frames.subarray(at + 8, end));
        at = end;
    }
    return Buffer.concat(texts).toString('utf8');
}
/** The last lines of an output, made to stand behind a sentence; empty when there was none. */
function quoteEnd(output) {
    const lines = output.trimEnd().split('\n').slice(-lastLines).join('\n').slice(-longestEnd);
    return lines === '' ? ', without any output' : `; the end of its output:\n${lines}`;
}
const lastLines = 10;
const longestEnd = 4000;

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./lib/acquire/check/probe.js


// Milliseconds: an engine's proxy takes every connection to a published port, and only then finds out, at once,
// whether anything listens in the container.
const settle = 250;
const patience = 5000;
/**
 * Whether a TCP port of this machine is open: a connection to it stays, or is spoken to. Gives what went wrong, empty
 * when nothing did.
 */
function probePort(port, signal) {
    return new Promise(resolve => {
        const socket = (0,external_node_net_.connect)({ host: '127.0.0.1', port, signal });
        const end = (problem) => {
            clearTimeout(timer);
            socket.destroy();
            resolve(problem);
        };
        let timer = setTimeout(end, patience, 'no connection');
        socket.on('connect', () => {
            clearTimeout(timer);
            timer = setTimeout(end, settle, '');
        });
        socket.on('data', () => end(''));
        socket.on('close', () => end('the connection was closed at once'));
        socket.on('error', error => end(error.message));
    });
}
/** Whether a path at a port of this machine is answered with HTTP 2xx or 3xx; gives what went wrong, or an empty text. */
function probeHttp(port, path, signal) {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    return new Promise(resolve => {
        // An agent of its own knows no proxy and keeps no connection.
        const asked = (0,external_node_http_.get)({ host: '127.0.0.1', port, path, agent: false, signal: limited }, answer => {
            answer.destroy();
            const { statusCode = 0 } = answer;
            resolve(statusCode >= 200 && statusCode < 400 ? '' : `HTTP ${statusCode}`);
        });
        asked.on('error', error => resolve(error.message));
    });
}
/** Asks all that is waited for; `portOf` gives the port of this machine for one of the container. Gives what went wrong, or an empty text. */
async function probe(wait, portOf, signal) {
    const { port, http } = wait;
    const closed = port === undefined ? '' : await probePort(portOf(port), signal);
    if (closed)
        return `port ${port}: ${closed}`;
    const unanswered = http ? await probeHttp(portOf(http.port), http.path, signal) : '';
    return unanswered ? `${http?.path}: ${unanswered}` : '';
}

;// CONCATENATED MODULE: ./lib/acquire/check/run.js








/** Runs the image in a container and judges how it ends, or whether it serves what is waited for. */
async function checkRun(subject, run) {
    const name = run.wait ? (run.wait.http ? 'wait-for-http' : 'wait-for-port') : 'run-command';
    const reach = run.wait && (await chooseReach(subject, run.wait));
    try {
        return await withContainer(subject, toSpec(run, reach), async (id) => {
            const { passed, detail } = await judgeContainer(subject, id, run, reach);
            return { name, passed, detail };
        });
    }
    catch (error) {
        if (!(error instanceof acquire_engine/* EngineRefusal */.np))
            throw error;
        return { name, passed: false, detail: `the container did not start: ${(0,acquire_engine/* engineWords */.Y7)(error)}` };
    }
}
async function judgeContainer(subject, id, run, reach) {
    const { engine, log, signal } = subject;
    await engine.post(`/containers/${id}/start`, {}, {}, signal);
    const end = await awaitEnd(subject, id, run, reach);
    const output = await readOutput(subject, id, signal);
    const { passed, reason } = judgeRun(run, end, output);
    if (!passed && output !== '')
        log.foreign(output.trimEnd().slice(-longestLog));
    return { passed, detail: passed ? reason : reason + quoteEnd(output) };
}
const longestLog = 256 * 1024;
const pause = 200;
async function awaitEnd(subject, id, run, reach) {
    const { signal } = subject;
    const deadline = performance.now() + run.timeout;
    for (;;) {
        const state = await inspectState(subject, id);
        if (!state.running)
            return { kind: 'ended', ...state };
        const last = run.wait ? await findUnready(subject, id, run, run.wait, state.portOf(reach)) : 'it still runs';
        if (last === '')
            return { kind: 'ready' };
        if (performance.now() >= deadline)
            return { kind: 'late', last };
        await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal });
    }
}
async function findUnready(subject, id, run, wait, portOf) {
    const problem = await probe(wait, portOf, subject.signal);
    if (problem || !run.output)
        return problem;
    return run.output.test(await readOutput(subject, id, subject.signal))
        ? ''
        : `the output does not match ${run.output}`;
}
async function inspectState({ engine, signal }, id) {
    const answer = await engine.ask('GET', `/containers/${id}/json`, {}, signal);
    const { Running: running, ExitCode: exitCode, OOMKilled: killedForMemory } = answer.State;
    const published = (port) => Number(answer.NetworkSettings.Ports?.[`${port}/tcp`]?.[0]?.HostPort ?? 0);
    const portOf = (reach) => (reach?.kind === 'publish' ? published : (port) => port);
    return { running, exitCode, killedForMemory, portOf };
}
async function chooseReach({ engine, log, signal }, wait) {
    const rows = await engine.ask('GET', '/networks', {}, signal);
    const networks = rows.map(({ Name: name, Driver: driver }) => ({ name, driver }));
    const reach = planReach(engine.local, networks);
    if (reach.kind === 'none') {
        const message = `the port of a container cannot be reached from here: ${reach.because}`;
        const hint = 'Test it by what it writes, or run this step beside the engine:\n  with:\n    run-command: --version';
        throw new errors/* ActionError */.l('CHECK_REACH', message, { hint });
    }
    if (reach.kind === 'host') {
        log.info(`The container shares the network of this machine: ${reach.because}`);
        for (const port of portsOf(wait))
            await requireFree(port, signal);
    }
    return reach;
}
// Where the network is shared, whoever listens already would pass for the container.
async function requireFree(port, signal) {
    if ((await probePort(port, signal)) !== '')
        return;
    const message = `port ${port} of this machine is in use, and the container would share it: the engine has no bridge network`;
    throw new errors/* ActionError */.l('CHECK_PORT', message, {
        hint: 'End what listens there, or let the image listen on another port.',
    });
}
function toSpec({ command, wait }, reach) {
    const ports = wait && reach?.kind === 'publish' ? portsOf(wait).map(port => `${port}/tcp`) : [];
    return {
        ...(command.length > 0 && { Cmd: command }),
        ExposedPorts: Object.fromEntries(ports.map(port => [port, {}])),
        HostConfig: {
            LogConfig: logConfig,
            PortBindings: Object.fromEntries(ports.map(port => [port, [{ HostIp: '127.0.0.1', HostPort: '' }]])),
            ...(reach?.kind === 'host' && { NetworkMode: 'host' }),
        },
    };
}
function portsOf({ port, http }) {
    return [...new Set([port, http?.port])].filter(each => each !== undefined);
}

;// CONCATENATED MODULE: ./lib/acquire/check/user.js
/** Judges whether an image's `USER` is a number. None is root without anybody having said so, and therefore refused. */
function judgeUser(user) {
    const name = 'require-numeric-user';
    if (/^\d+(:\d+)?$/.test(user))
        return { name, passed: true, detail: `USER is ${user}` };
    const found = user === '' ? 'the image has no USER, so it runs as root' : `USER is ${JSON.stringify(user)}`;
    return { name, passed: false, detail: `${found}; it has to be digits, uid or uid:gid, as in USER 65532:65532` };
}

;// CONCATENATED MODULE: ./lib/acquire/check/check-image.js






/** Whether any check needs the image in an engine. */
function asksImage({ numericUser, required, forbidden, extract, run }) {
    return numericUser || run !== undefined || required.length + forbidden.length + extract.length > 0;
}
/** Makes all checks of an image, extracts only when all have passed; throws `CHECK` with every failed one. */
async function checkImage(subject, reference, checks) {
    const { image, log } = subject;
    const results = checks.numericUser ? [judgeUser(image.user)] : [];
    results.push(...(await checkFiles(subject, checks)));
    if (checks.run)
        results.push(await checkRun(subject, checks.run));
    const { extract } = checks;
    if (extract.length > 0 && results.every(({ passed }) => passed)) {
        results.push(await withContainer(subject, still, id => extractPaths(subject, id, extract)));
    }
    for (const { name, passed, detail } of results)
        log.info(`${passed ? 'passed' : 'FAILED'} ${name}: ${detail}`);
    const failure = (0,check_result/* failureOf */.g)(reference, results);
    if (failure)
        throw failure;
    return results;
}
// Never started, so the command need not exist; without one an engine refuses images that have none.
const still = { Entrypoint: ['/never-started'], HostConfig: { NetworkMode: 'none' } };
async function checkFiles(subject, { required, forbidden }) {
    if (required.length + forbidden.length === 0)
        return [];
    return withContainer(subject, still, async (id) => [
        ...(required.length > 0 ? [await checkRequired(subject, id, required)] : []),
        ...(forbidden.length > 0 ? [await checkForbidden(subject, id, forbidden)] : []),
    ]);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./lib/acquire/check/placeholders.js
/**
 * Fills `{image}`, `{imageid}`, `{archive}` and `{path}` into shell text; `${image}` is the shell's own. A value that
 * is more than a plain word comes as a variable, so that none of it can become shell text.
 */
function fillPlaceholders(command, about) {
    return command.replace(/(?<!\$)\{(image|imageid|archive|path)\}/g, (_, name) => {
        const value = about[name];
        return /^[A-Za-z0-9_./:@%+=,-]+$/.test(value) ? value : `\${DOCKER_ARCHIVE_${name.toUpperCase()}}`;
    });
}

;// CONCATENATED MODULE: ./lib/acquire/check/verify.js






/** Runs shell text that judges an archive, its output in the log; what it starts ends with it when time is up or the step is cancelled. */
async function runVerify({ command, timeout }, about, { env, log, signal }) {
    const named = Object.entries({ ...about });
    const variables = named.map(([name, value]) => [`DOCKER_ARCHIVE_${name.toUpperCase()}`, value]);
    const child = (0,external_node_child_process_.spawn)('bash', ['-euo', 'pipefail', '-c', fillPlaceholders(command, about)], {
        cwd: about.path,
        env: { ...env, ...Object.fromEntries(variables) },
        stdio: ['ignore', 'pipe', 'pipe'],
        // A process group of its own, so that all of it can be ended.
        detached: true,
    });
    const output = new Tail(log);
    for (const stream of [child.stdout, child.stderr])
        output.follow(stream);
    const ended = await awaitExit(child, timeout, signal);
    const { name, passed } = { name: 'verify-command', passed: ended === 'exit code 0' };
    output.end();
    return { name, passed, detail: passed ? ended : `${ended}${quoteEnd(output.text)}` };
}
async function awaitExit(child, timeout, signal) {
    const expiry = AbortSignal.timeout(timeout);
    const closed = new Promise(resolve => child.once('close', resolve));
    try {
        const exit = await (0,external_node_events_.once)(child, 'exit', { signal: AbortSignal.any([signal, expiry]) });
        const [code, killer] = exit;
        return killer === null ? `exit code ${code}` : `ended by ${killer}`;
    }
    catch (error) {
        signal.throwIfAborted();
        if (expiry.aborted)
            return `not done within ${timeout / 1000} s`;
        const hint = 'Install bash on this runner, or leave verify-command out.';
        throw new errors/* ActionError */.l('VERIFY', 'verify-command cannot be run by bash', { hint, cause: error });
    }
    finally {
        // What it left running, a server say, would hold its output open.
        await endGroup(child, closed);
    }
}
// Milliseconds between the polite end and the other.
const grace = 1000;
async function endGroup(child, closed) {
    const wait = () => Promise.race([closed, (0,external_node_timers_promises_.setTimeout)(grace)]);
    if (killGroup(child, 'SIGTERM'))
        await wait();
    killGroup(child, 'SIGKILL');
    await wait();
}
function killGroup({ pid }, name) {
    try {
        return pid !== undefined && process.kill(-pid, name);
    }
    catch {
        return false;
    }
}
const longestTail = 16 * 1024;
// Hands lines on as they come, both streams of them, and keeps the last ones.
class Tail {
    #log;
    #rests = new Map();
    text = '';
    constructor(log) {
        this.#log = log;
    }
    follow(stream) {
        stream.setEncoding('utf8').on('data', (chunk) => {
            const lines = ((this.#rests.get(stream) ?? '') + chunk).split('\n');
            this.#rests.set(stream, lines.pop() ?? '');
            if (lines.length > 0)
                this.#say(lines.join('\n'));
        });
    }
    end() {
        for (const rest of this.#rests.values())
            if (rest !== '')
                this.#say(rest);
    }
    #say(text) {
        this.#log.foreign(text);
        this.text = `${this.text}${text}\n`.slice(-longestTail);
    }
}

// EXTERNAL MODULE: ./lib/plan/platform.js
var plan_platform = __webpack_require__(18996);
// EXTERNAL MODULE: ./lib/ship/sidecar.js
var ship_sidecar = __webpack_require__(17613);
;// CONCATENATED MODULE: ./lib/check.js






/** Checks an image in its engine, before it is saved, as far as anybody asked for it; throws `CHECK`. */
async function check_checkImage(engine, image, step) {
    const { inputs, world, plan, log, signal } = step;
    if (!asksImage(inputs.checks))
        return [];
    const subject = {
        ...{ engine, image, log, signal, workspace: world.workspace, idleTimeout: inputs.idleTimeout },
        ...(inputs.platform && { platform: (0,plan_platform/* formatPlatform */.Bq)(inputs.platform) }),
        runId: world.runId || 'local',
    };
    return step.stage('Check', () => checkImage(subject, plan.reference, inputs.checks), results => `${results.length} passed`);
}
/** Runs `verify-command` on every archive of a run; throws `VERIFY`, and then what this run wrote is gone. */
async function verifyArchives(made) {
    const verified = [];
    try {
        for (const { step, obtained } of made)
            verified.push({ step, obtained: await verifyArchive(obtained, step) });
        return verified;
    }
    catch (error) {
        for (const { obtained } of made)
            if (await isNew(obtained))
                await (0,ship_sidecar/* removeArchive */.Lt)(obtained.ready.path);
        throw error;
    }
}
async function verifyArchive(obtained, step) {
    const { verify } = step.inputs.checks;
    if (!verify)
        return obtained;
    return step.stage('Verify', () => verifyBy(verify, obtained, step), () => 'passed');
}
async function verifyBy(verify, obtained, { inputs, plan, world, log, signal }) {
    const { ready, imageid } = obtained;
    const about = { image: plan.reference, imageid, archive: ready.path, path: world.workspace, version: inputs.version };
    // The docker CLI of the command is to talk to the engine of this step.
    const env = { ...world.env, ...(inputs.dockerHost && { DOCKER_HOST: inputs.dockerHost }) };
    const result = await runVerify(verify, about, { env, log, signal });
    const checks = [...(obtained.checks ?? []), result];
    if (!result.passed)
        throw new check_result/* CheckFailure */.j('VERIFY', `verify-command failed: ${result.detail}`, checks);
    return { ...obtained, checks };
}
// A bare tar that is gone lives on in the archive that was made of it.
async function isNew({ updated, where }) {
    return updated && (!where.bare || (await (0,promises_.stat)(where.bare.path).catch(() => undefined)) !== undefined);
}
/** What would be checked, for a dry run. */
function checkSentences(checks) {
    const { numericUser, required, forbidden, run, extract, verify } = checks;
    const { port, http } = run?.wait ?? {};
    const awaited = [port === undefined ? '' : `port ${port}`, http ? `:${http.port}${http.path}` : ''].filter(Boolean);
    const what = [
        numericUser ? 'that its USER is a number' : '',
        required.length > 0 ? `that it has ${required.join(', ')}` : '',
        forbidden.length > 0 ? `that it has no ${forbidden.join(', ')}` : '',
        run && awaited.length === 0 ? `that a container ends with exit code ${run.exitCode}` : '',
        awaited.length > 0 ? `that a container answers at ${awaited.join(' and ')}` : '',
    ].filter(Boolean);
    return [
        ...(what.length > 0 ? [`check the image before it is saved: ${what.join('; ')}`] : []),
        ...(extract.length > 0 ? [`extract ${extract.map(({ from, to }) => `${from} to ${to}`).join(', ')}`] : []),
        ...(verify ? ['run verify-command before anything ships'] : []),
    ];
}

// EXTERNAL MODULE: ./lib/inputs/world.js
var inputs_world = __webpack_require__(35293);
// EXTERNAL MODULE: ./lib/acquire/connect.js
var connect = __webpack_require__(14470);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
// EXTERNAL MODULE: ./lib/acquire/housekeeping.js
var housekeeping = __webpack_require__(6085);
;// CONCATENATED MODULE: ./lib/acquire/image-removal.js




/** Removes names of an image, and it with its last one; nothing is forced, and what the engine refuses is a warning. Gives what came of it. */
async function removeImage(engine, order, log, signal) {
    const { id, names, measurable, idleTimeout } = order;
    const image = await engine.inspect(id);
    if (!image)
        return 'the engine does not have the image any more';
    const keeper = new housekeeping/* Housekeeping */.s(engine, idleTimeout, signal);
    const size = measurable ? await measure(engine, keeper, id) : undefined;
    const goes = (name) => remove(keeper, name, id, log, signal);
    let removed = await every(names ?? image.tags, goes);
    // An image that was pulled keeps its digests, and one without any name its id.
    if (!names && removed)
        removed = await every(await namesLeft(engine, id), goes);
    const left = await engine.inspect(id);
    if (left)
        return `the engine keeps the image${left.tags.length > 0 ? ` as ${left.tags.join(', ')}` : ''}`;
    return size === undefined ? 'removed from the engine' : `removed from the engine, ${(0,format/* formatBytes */.z)(size)} regained`;
}
// Engines before 23 do not tell what images share.
async function measure(engine, keeper, id) {
    if (!engine.speaks('1.42'))
        return undefined;
    return (await keeper.images(false)).find(image => image.id === id)?.size;
}
async function every(names, goes) {
    let all = true;
    for (const name of names)
        all = (await goes(name)) && all;
    return all;
}
async function namesLeft(engine, id) {
    const left = await engine.inspect(id);
    if (!left)
        return [];
    return left.digests.length > 0 ? left.digests : [id];
}
async function remove(keeper, name, id, log, signal) {
    try {
        await keeper.remove(name, id);
        return true;
    }
    catch (error) {
        signal.throwIfAborted();
        log.warning(`${name} stays in the engine: ${error instanceof Error ? (0,acquire_engine/* engineWords */.Y7)(error) : (0,errors/* messageOf */.b)(error)}`);
        return false;
    }
}

// EXTERNAL MODULE: ./lib/export/present.js
var present = __webpack_require__(90565);
;// CONCATENATED MODULE: ./lib/archived-image.js

/** The engine's id of the archived image, whatever its names mean by now; undefined when it has none, as of an archive that was reused or converted, or built into no engine. */
async function findArchivedImage(engine, { inputs, log, signal }, { source, imageid, ready }) {
    if (source !== 'archive' && (await engine.inspect(imageid)))
        return imageid;
    const { imageid: shortId, docker_id: dockerId } = ready.metadata;
    const expected = { imageid: shortId, dockerIds: [dockerId], repository: inputs.image.repository };
    return (await (0,present/* findPresent */.j)(engine, expected, log, signal))?.id;
}

;// CONCATENATED MODULE: ./lib/clear-engine.js




/** Removes the image that is archived now from the engine, as far as `remove-image` says; whatever stands in the way is a warning. */
async function clearEngine(step, obtained, { names }) {
    const { inputs, world, log, signal } = step;
    const { removeImage: mode } = inputs.publish;
    if (mode === 'none')
        return;
    await step.stage('Remove', async () => {
        try {
            const engine = await (0,connect/* connectEngine */.x)(inputs.dockerHost, world, signal);
            const id = await findArchivedImage(engine, step, obtained);
            if (id === undefined)
                return 'the engine does not have the image';
            const measurable = obtained.source !== 'build';
            const order = { id, names: mode === 'tag' ? names : undefined, measurable };
            return await removeImage(engine, { ...order, idleTimeout: inputs.idleTimeout }, log, signal);
        }
        catch (error) {
            signal.throwIfAborted();
            log.warning(`The image stays in the engine: ${(0,errors/* messageOf */.b)(error)}`);
            return 'not removed';
        }
    }, result => result);
}

// EXTERNAL MODULE: ./lib/plan/image-id.js
var image_id = __webpack_require__(21618);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/acquire/pull.js
var acquire_pull = __webpack_require__(38621);
;// CONCATENATED MODULE: ./lib/acquire/acquire-local.js




/**
 * Finds an image that is in the engine: by its exact name, tag or digest, then by its exact id, then by the beginning
 * of its id; one that was not found by the name it is archived under gets it. Throws `IMAGE_NOT_FOUND`,
 * `IMAGE_AMBIGUOUS`, `PLATFORM`.
 */
async function acquireLocal(engine, context) {
    const { inputs, plan, log } = context;
    const { image, imageId, platform } = inputs;
    const wanted = imageId ?? (0,acquire_pull/* pullReference */.h3)(image, plan.tag);
    const found = imageId === undefined ? await findNamed(engine, wanted) : await findById(engine, imageId, plan.tag);
    (0,acquire_pull/* checkPlatform */.oF)(wanted, found.platform, platform);
    if (wanted === plan.reference)
        return found;
    log.info(`${wanted} is ${found.id}, tagged ${plan.reference}`);
    await engine.tag(found.id, image.repository, plan.tag);
    return (await engine.inspect(plan.reference)) ?? found;
}
async function findNamed(engine, wanted) {
    const found = await engine.inspect(wanted);
    if (found)
        return found;
    throw new errors/* ActionError */.l('IMAGE_NOT_FOUND', `no local image named ${wanted}`, { hint: 'source: pull' });
}
async function findById(engine, imageId, tag) {
    const exact = imageId.length === 64 ? `sha256:${imageId}` : `${imageId}:${tag}`;
    const found = await engine.inspect(exact);
    if (found)
        return found;
    const fitting = (await engine.list()).filter(({ id }) => (0,image_id/* fitsImageId */.J)(id, imageId));
    const ids = [...new Set(fitting.map(({ id }) => id))];
    if (ids.length > 1)
        throw ambiguous(imageId, fitting);
    const one = ids[0] === undefined ? undefined : await engine.inspect(ids[0]);
    if (one)
        return one;
    const hint = 'Look for it with:\n  docker image ls --no-trunc';
    throw new errors/* ActionError */.l('IMAGE_NOT_FOUND', `no local image has an id that begins with ${imageId}`, { hint });
}
function ambiguous(imageId, images) {
    const list = images.map(({ id, tags }) => `${(0,plan_name/* shortId */.m_)(id)} (${tags.join(', ') || 'untagged'})`).join(', ');
    const hint = `Give more digits:\n  with:\n    image: ${(0,plan_name/* shortId */.m_)(images[0]?.id ?? '')}`;
    return new errors/* ActionError */.l('IMAGE_AMBIGUOUS', `image id ${imageId} fits several images: ${list}`, { hint });
}

// EXTERNAL MODULE: ./lib/plan/pull.js
var plan_pull = __webpack_require__(54291);
// EXTERNAL MODULE: ./lib/acquire/registry-client.js + 3 modules
var registry_client = __webpack_require__(40308);
// EXTERNAL MODULE: ./lib/plan/form.js
var plan_form = __webpack_require__(36885);
// EXTERNAL MODULE: ./lib/acquire/registry-documents.js
var registry_documents = __webpack_require__(69974);
// EXTERNAL MODULE: ./lib/acquire/registry-fetch.js
var registry_fetch = __webpack_require__(20744);
// EXTERNAL MODULE: ./lib/acquire/registry-platform.js
var registry_platform = __webpack_require__(52125);
// EXTERNAL MODULE: ./lib/acquire/registry-pull.js + 1 modules
var registry_pull = __webpack_require__(73244);
// EXTERNAL MODULE: ./lib/acquire/retry.js
var retry = __webpack_require__(92838);
;// CONCATENATED MODULE: ./lib/acquire/registry-look.js







/** Asks for the digest that a tag has now, by HEAD, which registries do not count as a pull. Throws as `fetchManifest`. */
function askDigest(client, order, log, signal) {
    return (0,registry_pull/* followFetch */.wd)(client, (0,registry_pull/* nameOrder */.wo)(order), order, log, signal, async (fetch) => {
        const digest = (await headDigest(fetch, order)) ?? (await readTop(fetch, order)).digest;
        log.info(`Registry digest of ${fetch.what} is ${digest}, by ${client.host}`);
        return { digest };
    });
}
/** Asks for the digest and the platforms of an image; throws as `fetchManifest`, `PLATFORM` with what there is. */
function askImage(client, order, log, signal) {
    return (0,registry_pull/* followFetch */.wd)(client, (0,registry_pull/* nameOrder */.wo)(order), order, log, signal, async (fetch) => {
        const { digest, index, manifest } = await readTop(fetch, order);
        log.info(`Registry digest of ${fetch.what} is ${digest}, by ${client.host}`);
        if (index && order.platform)
            (0,registry_platform/* choosePlatform */.xV)(fetch.what, index, order.platform);
        if (index)
            return { digest, platforms: (0,registry_platform/* platformsOf */.Wt)(index) };
        const have = manifest && (await readOwn(fetch, manifest.config));
        if (have)
            (0,acquire_pull/* checkPlatform */.oF)(fetch.what, have, order.platform);
        return { digest, platforms: have ? [have] : [] };
    });
}
function readTop(fetch, { image, tag }) {
    return (0,registry_pull/* readManifest */.WI)(fetch, image.digest ?? tag, { digest: image.digest });
}
// Not every registry tells the digest of what it does not send.
async function headDigest(fetch, { tag }) {
    const path = `manifests/${tag}`;
    const ask = () => fetch.client.head(path, { accept: registry_documents/* acceptedTypes */.l0 }, fetch.signal);
    const headers = await (0,retry/* retry */.L5)((0,registry_fetch/* fetchRules */.sA)(fetch, `asking for ${path}`), ask, fetch.log, fetch.signal);
    fetch.touch();
    const digest = headers['docker-content-digest'];
    return (0,plan_form/* isDigest */.Bc)(digest) ? digest : undefined;
}
async function readOwn(fetch, { digest, size }) {
    return (0,registry_platform/* readPlatform */.Kd)((await (0,registry_fetch/* fetchDocument */.sW)(fetch, `blobs/${digest}`, '*/*', { digest, size }, plan_form/* documentLimit */.NL)).bytes);
}

;// CONCATENATED MODULE: ./lib/acquire/acquire-pulled.js
var acquire_pulled_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var acquire_pulled_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






/** Gets an image into the engine as the pull policy says, and tells what its registry said of it, if it was asked. */
async function acquirePulled(engine, context, credentials) {
    const { inputs, plan } = context;
    const { image, platform } = inputs;
    const wanted = (0,acquire_pull/* pullReference */.h3)(image, plan.tag);
    const registry = await bring({ engine, context, credentials, wanted });
    // An archive keeps its name only when the image was saved by one.
    if (image.digest)
        await engine.tag(wanted, image.repository, plan.tag);
    const pulled = await engine.inspect(image.digest ? wanted : plan.reference);
    if (!pulled)
        throw new errors/* ActionError */.l('PULL_LOST', `the engine pulled ${wanted} and does not have it`);
    (0,acquire_pull/* checkPlatform */.oF)(wanted, pulled.platform, platform);
    return { ...pulled, ...(registry && { registry }) };
}
async function bring(pull) {
    const { engine, context, wanted } = pull;
    const { inputs, plan, log } = context;
    const { platform } = inputs;
    // What is pulled whatever the engine has is not looked for, unless it may have to stand in.
    const matters = plan.pullPolicy !== 'always' || inputs.fallbackToLocal;
    const local = matters ? await engine.inspect(wanted) : undefined;
    const wish = { policy: plan.pullPolicy, reference: wanted, platform };
    const first = (0,plan_pull/* decidePull */.OD)(wish, local);
    const { decision, registry } = first.kind === 'compare' && local ? await compare(pull, local) : { decision: first, registry: undefined };
    const does = decision.kind === 'pull' ? 'pull' : 'no pull';
    log.info(`Pull policy ${plan.pullPolicy} (${plan.pullBecause}): ${does}, ${decision.because}`);
    if (decision.kind === 'keep')
        return registry;
    if (decision.kind === 'forbid')
        throw forbidden(decision);
    try {
        return (await pullChecked(pull)) ?? registry;
    }
    catch (error) {
        const usable = local && (0,plan_pull/* decidePull */.OD)({ ...wish, policy: 'missing' }, local).kind === 'keep';
        if (!usable || !inputs.fallbackToLocal || !isPullFailure(error))
            throw error;
        log.warning(`${wanted} is the image that is in the engine (fallback-to-local is true): ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}
async function compare(pull, local) {
    const registry = await ask(pull, askDigest);
    const decision = registry
        ? (0,plan_pull/* compareDigests */.vR)(pull.wanted, local, registry.digest)
        : { kind: 'pull', because: 'its registry did not say whether it has another one' };
    return { decision, registry };
}
function forbidden({ because }) {
    const message = `${because}, and pull-policy never forbids to pull it`;
    return new errors/* ActionError */.l('IMAGE_NOT_FOUND', message, { hint: 'pull-policy: missing' });
}
// A platform that does not exist is told before the engine has fetched anything, and with those that do.
async function pullChecked(pull) {
    const { engine, context, credentials } = pull;
    const { inputs, plan, log, signal } = context;
    const { image, platform, idleTimeout, retries } = inputs;
    const registry = platform && (await ask(pull, askImage));
    log.info(`Pulling ${(0,acquire_engine/* nameImage */.Pe)(pull.wanted, platform)}`);
    const order = { image, tag: plan.tag, platform, credentials: await credentials(), idleTimeout, retries };
    await (0,acquire_pull/* pullImage */.ZP)(engine, order, log, signal);
    return registry;
}
// Milliseconds; beyond the longest pause between two tries.
const acquire_pulled_patience = 90_000;
// The engine may reach a registry by ways that this runner has not, so what cannot be asked here decides nothing.
async function ask({ context, credentials }, question) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, plan, world, log, signal } = context;
        const { image, platform, retries } = inputs;
        const client = acquire_pulled_addDisposableResource(env_1, new registry_client/* RegistryClient */.b(image, { credentials: await credentials(), env: world.env }), false);
        try {
            return await question(client, { image, tag: plan.tag, platform, retries, idleTimeout: acquire_pulled_patience }, log, signal);
        }
        catch (error) {
            signal.throwIfAborted();
            if (error instanceof errors/* ActionError */.l && error.code === 'PLATFORM')
                throw error;
            log.info(`The registry cannot be read from here, the engine is asked: ${(0,errors/* messageOf */.b)(error)}`);
            return undefined;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        acquire_pulled_disposeResources(env_1);
    }
}
function isPullFailure(error) {
    return error instanceof errors/* ActionError */.l && /^(PULL_|PLATFORM$|IDLE$)/.test(error.code);
}

;// CONCATENATED MODULE: ./lib/acquire/build-secrets.js



// What BuildKit takes at most.
const largest = 500 * 1024;
/** Reads the secrets of a build, the `token` for a context in the job's own repository among them, and hides them from the log; `SECRET` names a file that cannot be read or is too large. */
async function readBuildSecrets({ context, secrets, secretEnvs, secretFiles }, world, token, mask) {
    const { env, workspace, serverUrl, repository } = world;
    const files = Object.entries(secretFiles).map(async ([id, path]) => [id, await readSecretFile(id, (0,external_node_path_.resolve)(workspace, path))]);
    // As docker/build-push-action does: the job's token is shown to its own repository alone.
    const isOwn = token !== '' && repository !== '' && /^[^#?]*/.exec(context)?.[0] === `${serverUrl}/${repository}.git`;
    const found = new Map([
        ...(isOwn ? [['GIT_AUTH_TOKEN', Buffer.from(token)]] : []),
        ...Object.entries(secrets).map(([id, value]) => [id, Buffer.from(value)]),
        ...Object.entries(secretEnvs).map(([id, name]) => [id, Buffer.from(env[name] ?? '')]),
        ...(await Promise.all(files)),
    ]);
    for (const content of found.values())
        maskable(content.toString()).forEach(mask);
    return found;
}
async function readSecretFile(id, path) {
    const content = await (0,promises_.readFile)(path).catch((error) => {
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        throw new errors/* ActionError */.l('SECRET', `secret-files: the file of ${id} cannot be read: ${path} (${code})`, {
            hint: `Name a file that the step may read:\n  with:\n    secret-files: ${id}=./${id}.txt`,
            cause: error,
        });
    });
    if (content.length <= largest)
        return content;
    throw new errors/* ActionError */.l('SECRET', `secret-files: the file of ${id} has ${content.length} bytes, allowed: ${largest}`);
}
// The runner hides text line by line; a lone bracket of a JSON file would blot out the log.
function maskable(secret) {
    const lines = secret.split(/\r?\n/).filter(line => line.trim() !== '');
    return lines.length > 1 ? lines.filter(line => line.trim().length > 3) : lines;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./lib/report/progress.js
var report_progress = __webpack_require__(37751);
// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/main.js
var main = __webpack_require__(78390);
;// CONCATENATED MODULE: ./lib/acquire/dockerfile.js

/**
 * The line of a Dockerfile, from 1, that a failed build is about: the line the engine names in `message`, else the
 * instruction of the failed step (`[builder 2/4] RUN make`, `Step 2/5 : RUN make`); undefined when neither is sure.
 */
function findFailedLine(dockerfile, step, message) {
    const named = /parse error (?:on )?line (\d+)|Dockerfile:(\d+)/.exec(message);
    if (named)
        return Number(named[1] ?? named[2]);
    const instructions = main.DockerfileParser.parse(dockerfile).getInstructions();
    const numbered = /^Step (\d+)\/\d+ : /.exec(step);
    if (numbered)
        return lineOf(instructions[Number(numbered[1]) - 1]);
    const text = flatten(step.replace(/^\[[^\]]*\] /, ''));
    const same = instructions.filter(instruction => flatten(instruction.toString()) === text);
    return same.length === 1 ? lineOf(same[0]) : undefined;
}
function lineOf(instruction) {
    return instruction && instruction.getRange().start.line + 1;
}
function flatten(instruction) {
    return instruction
        .replace(/\\\s*\n/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
}

;// CONCATENATED MODULE: ./lib/acquire/build-failure.js




/** The error of a failed build: the instruction, the builder's words, the step's last output, and the line of the Dockerfile. */
async function explainBuildFailure(failure) {
    const { message, step, hint, cause } = failure;
    const where = step ? ` at ${step.name}` : '';
    const output = step?.output.length ? `\n${step.output.join('\n')}` : '';
    const annotation = await findPlace(failure);
    return new errors/* ActionError */.l('BUILD_FAILED', `the build failed${where}: ${message}${output}`, {
        cause,
        ...(hint !== undefined && { hint }),
        ...(annotation && { annotation }),
    });
}
// Only a Dockerfile that is a file on the runner has lines that GitHub could show.
async function findPlace({ dockerfile, line, step, message, workspace, }) {
    if (dockerfile === undefined)
        return undefined;
    const found = line ?? findFailedLine(await (0,promises_.readFile)(dockerfile, 'utf8'), step?.name ?? '', message);
    const place = { file: (0,external_node_path_.relative)(workspace, dockerfile), title: 'docker build failed' };
    return { ...place, ...(found !== undefined && { line: found }) };
}

// EXTERNAL MODULE: ./node_modules/protobufjs/light.js
var light = __webpack_require__(6212);
;// CONCATENATED MODULE: ./lib/acquire/trace.js

const field = (type, id, rule) => ({ type, id, ...(rule && { rule }) });
// The parts we read of moby.buildkit.v1 StatusResponse (api/services/control/control.proto, solver/pb/ops.proto).
const root = light.Root.fromJSON({
    nested: {
        Position: { fields: { line: field('int32', 1) } },
        Range: { fields: { start: field('Position', 1) } },
        SourceInfo: { fields: { filename: field('string', 1) } },
        Vertex: {
            fields: {
                digest: field('string', 1),
                name: field('string', 3),
                cached: field('bool', 4),
                started: field('bytes', 5),
                completed: field('bytes', 6),
                error: field('string', 7),
            },
        },
        VertexLog: { fields: { vertex: field('string', 1), msg: field('bytes', 4) } },
        VertexWarning: {
            fields: {
                short: field('bytes', 3),
                info: field('SourceInfo', 6),
                ranges: field('Range', 7, 'repeated'),
            },
        },
        StatusResponse: {
            fields: {
                vertexes: field('Vertex', 1, 'repeated'),
                logs: field('VertexLog', 3, 'repeated'),
                warnings: field('VertexWarning', 4, 'repeated'),
            },
        },
    },
});
const statusResponse = root.lookupType('StatusResponse');
/** Decodes the base64 text of a trace frame's `aux`; throws when it is no such message. */
function decodeTrace(base64) {
    const raw = statusResponse.decode(Buffer.from(base64, 'base64'));
    return {
        vertexes: raw.vertexes.map(({ digest, name, cached, started, completed, error }) => ({
            ...{ digest, name, cached, error },
            started: started.length > 0,
            completed: completed.length > 0,
        })),
        logs: raw.logs.map(({ vertex, msg }) => ({ vertex, text: Buffer.from(msg).toString('utf8') })),
        warnings: raw.warnings.map(({ short, info, ranges }) => ({
            text: Buffer.from(short).toString('utf8'),
            file: info?.filename ?? '',
            line: ranges[0]?.start?.line ?? 0,
        })),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/build-log.js

// Enough to see a compiler's error, little enough for an annotation.
const tailLength = 20;
/** Keeps the last lines of a step or program. */
class build_log_Tail {
    lines = [];
    add(text) {
        this.lines.push(...text.split(/\r?\n|\r/).filter(line => line.trim() !== ''));
        this.lines.splice(0, this.lines.length - tailLength);
    }
}
/** Reads the classic builder's text: `Step 2/5 : RUN make` and what the step prints. */
class ClassicLog {
    #log;
    #step = '';
    #tail = new build_log_Tail();
    constructor(log) {
        this.#log = log;
    }
    add(frame) {
        const text = frame.stream?.trimEnd();
        if (!text)
            return;
        this.#log.foreign(text);
        if (!/^Step \d+\/\d+ : /.test(text)) {
            this.#tail.add(text);
            return;
        }
        this.#step = text;
        this.#tail = new build_log_Tail();
    }
    failedStep() {
        return this.#step === '' ? undefined : { name: this.#step, output: this.#tail.lines };
    }
}
/** Reads BuildKit's trace: numbered steps, their output, what was cached, what failed. */
class BuildKitLog {
    #log;
    #steps = new Map();
    constructor(log) {
        this.#log = log;
    }
    add(frame) {
        if (frame.id === 'moby.buildkit.trace' && typeof frame.aux === 'string')
            this.addTrace(decodeTrace(frame.aux));
    }
    addTrace(trace) {
        trace.vertexes.forEach(vertex => this.#addVertex(vertex));
        trace.logs.forEach(log => this.#addOutput(log));
        trace.warnings.forEach(warning => this.#log.foreign(`WARNING: ${warning.text} (line ${warning.line})`));
    }
    failedStep() {
        // A step that was cancelled because another failed carries an error too.
        const failed = [...this.#steps.values()].filter(({ vertex }) => vertex.error !== '');
        const step = failed.find(({ vertex }) => !vertex.error.includes('context canceled')) ?? failed[0];
        return step && { name: step.vertex.name, output: step.tail.lines };
    }
    #addVertex(vertex) {
        const known = this.#steps.get(vertex.digest);
        if (known?.vertex.completed)
            return;
        const step = known ?? { number: this.#steps.size + 1, tail: new build_log_Tail(), vertex };
        step.vertex = vertex;
        this.#steps.set(vertex.digest, step);
        if (!known)
            this.#log.foreign(`#${step.number} ${vertex.name}`);
        if (vertex.error !== '')
            this.#log.foreign(`#${step.number} ERROR: ${vertex.error}`);
        else if (vertex.completed)
            this.#log.foreign(`#${step.number} ${vertex.cached ? 'CACHED' : 'DONE'}`);
    }
    #addOutput({ vertex, text }) {
        const step = this.#steps.get(vertex);
        step?.tail.add(text);
        for (const line of text.trimEnd().split(/\r?\n/))
            this.#log.foreign(`#${step?.number ?? 0} ${line}`);
    }
}

;// CONCATENATED MODULE: ./lib/acquire/build-query.js

/** Writes a build's inputs as the engine API takes them; `dockerfile` is the path inside the context. */
function makeBuildQuery(inputs, reference, dockerfile, platform) {
    return {
        t: reference,
        dockerfile,
        buildargs: inputs.buildArgs,
        labels: inputs.labels,
        rm: '1',
        forcerm: '1',
        ...(inputs.target && { target: inputs.target }),
        ...(inputs.noCache && { nocache: '1' }),
        ...(inputs.pull && { pull: '1' }),
        ...(platform && { platform: (0,plan_platform/* formatPlatform */.Bq)(platform) }),
        ...(inputs.cacheFrom.length > 0 && { cachefrom: JSON.stringify(inputs.cacheFrom) }),
        ...(inputs.network && { networkmode: inputs.network }),
        ...(inputs.addHosts.length > 0 && { extrahosts: inputs.addHosts }),
        ...makeLimits(inputs),
        ...(inputs.isolation && { isolation: inputs.isolation }),
        ...(inputs.squash && { squash: '1' }),
    };
}
function makeLimits(inputs) {
    return {
        ...(inputs.shmSize > 0 && { shmsize: String(inputs.shmSize) }),
        ...(inputs.ulimit.length > 0 && { ulimits: JSON.stringify(inputs.ulimit.map(toUlimit)) }),
        ...(inputs.memory > 0 && { memory: String(inputs.memory) }),
        ...(inputs.memorySwap !== 0 && { memswap: String(inputs.memorySwap) }),
        ...(inputs.cpuShares > 0 && { cpushares: String(inputs.cpuShares) }),
        ...(inputs.cpusetCpus && { cpusetcpus: inputs.cpusetCpus }),
        ...(inputs.cgroupParent && { cgroupparent: inputs.cgroupParent }),
    };
}
function toUlimit(text) {
    const [Name = '', soft, hard] = text.split(/[=:]/);
    return { Name, Soft: Number(soft), Hard: Number(hard) };
}

// EXTERNAL MODULE: ./lib/acquire/frames.js
var acquire_frames = __webpack_require__(1872);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@grpc/grpc-js/build/src/index.js
var src = __webpack_require__(83033);
// EXTERNAL MODULE: ./lib/acquire/context-tree.js
var context_tree = __webpack_require__(14640);
;// CONCATENATED MODULE: ./lib/acquire/file-sync.js
var file_sync_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var file_sync_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



/** The messages of fsutil's protocol (tonistiigi/fsutil, types/wire.proto and stat.proto), as protobufjs takes them. */
const fileSyncMessages = {
    Packet: {
        fields: {
            type: { type: 'int32', id: 1 },
            stat: { type: 'Stat', id: 2 },
            ID: { type: 'uint32', id: 3 },
            data: { type: 'bytes', id: 4 },
        },
    },
    Stat: {
        fields: {
            path: { type: 'string', id: 1 },
            mode: { type: 'uint32', id: 2 },
            size: { type: 'int64', id: 5 },
            modTime: { type: 'int64', id: 6 },
            linkname: { type: 'string', id: 7 },
        },
    },
};
const packetTypes = { stat: 0, request: 1, data: 2, end: 3, error: 4 };
// As many files are open at a time.
const mostAtOnce = 16;
/** Sends a tree to BuildKit: first what there is, then the content of each file it asks for. */
async function sendTree(call, entries) {
    const sorted = sortByParts(entries);
    const sender = new Sender(call);
    const told = tellTree(sender, sorted);
    const running = new Set();
    told.catch((error) => call.destroy(error));
    for await (const packet of call.iterator({ destroyOnReturn: false })) {
        if (packet.type === packetTypes.end)
            break;
        if (packet.type === packetTypes.error)
            throw new Error(`BuildKit does not take the context: ${String(packet.data)}`);
        const entry = packet.type === packetTypes.request ? sorted[packet.ID ?? 0] : undefined;
        if (!entry)
            continue;
        const job = sendFile(sender, packet.ID ?? 0, entry).finally(() => running.delete(job));
        job.catch((error) => call.destroy(error));
        running.add(job);
        if (running.size >= mostAtOnce)
            await Promise.race(running);
    }
    await Promise.all([told, ...running]);
    await sender.send({ type: packetTypes.end });
    call.end();
}
// One packet after the other, each when the connection has room for it.
class Sender {
    #call;
    #last = Promise.resolve();
    constructor(call) {
        this.#call = call;
    }
    send(packet) {
        this.#last = this.#last.then(async () => {
            if (!this.#call.write(packet))
                await (0,external_node_events_.once)(this.#call, 'drain');
        });
        return this.#last;
    }
}
async function tellTree(sender, entries) {
    for (const entry of entries) {
        const { path, size, mtime, target: linkname } = entry;
        await sender.send({
            type: packetTypes.stat,
            stat: { path, mode: goMode(entry), size, modTime: mtime * 1e9, linkname },
        });
    }
    await sender.send({ type: packetTypes.stat });
}
async function sendFile(sender, id, entry) {
    for await (const data of readContent(entry))
        await sender.send({ type: packetTypes.data, ID: id, data });
    await sender.send({ type: packetTypes.data, ID: id });
}
async function* readContent({ source, size }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (typeof source !== 'string') {
            if (source.length > 0)
                yield source;
            return;
        }
        const file = file_sync_addDisposableResource(env_1, await (0,promises_.open)(source).catch((error) => {
            throw (0,context_tree/* unreadable */.O$)(source, error);
        }), true);
        let read = 0;
        for await (const chunk of file.createReadStream({ autoClose: false })) {
            read += chunk.length;
            yield chunk;
        }
        if (read !== size)
            throw (0,context_tree/* changed */.tD)(source, size, read);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = file_sync_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
// BuildKit wants a folder's content right behind it.
function sortByParts(entries) {
    const keyed = entries.map(entry => ({
        entry,
        key: Buffer.from(entry.path).toString('latin1').replaceAll('/', '\0'),
    }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}
// Go keeps bits of its own for what is not a permission.
function goMode({ mode, kind }) {
    const special = ((mode & 0o4000) << 12) | ((mode & 0o2000) << 11) | ((mode & 0o1000) << 11);
    const type = kind === 'directory' ? 2 ** 31 : kind === 'symlink' ? 2 ** 27 : 0;
    return type + special + (mode & 0o777);
}

;// CONCATENATED MODULE: ./lib/acquire/session.js





const session_text = (id) => ({ type: 'string', id });
const session_root = light.Root.fromJSON({
    nested: {
        CredentialsRequest: { fields: { Host: session_text(1) } },
        CredentialsResponse: { fields: { Username: session_text(1), Secret: session_text(2) } },
        SecretRequest: { fields: { ID: session_text(1) } },
        SecretResponse: { fields: { data: { type: 'bytes', id: 1 } } },
        HealthCheckRequest: { fields: { service: session_text(1) } },
        HealthCheckResponse: { fields: { status: { type: 'int32', id: 1 } } },
        ...fileSyncMessages,
    },
});
const authService = {
    credentials: method('/moby.filesync.v1.Auth/Credentials', 'CredentialsRequest', 'CredentialsResponse'),
};
const secretService = {
    getSecret: method('/moby.buildkit.secrets.v1.Secrets/GetSecret', 'SecretRequest', 'SecretResponse'),
};
const healthService = { check: method('/grpc.health.v1.Health/Check', 'HealthCheckRequest', 'HealthCheckResponse') };
const fileService = {
    diffCopy: {
        ...method('/moby.filesync.v1.FileSync/DiffCopy', 'Packet', 'Packet'),
        requestStream: true,
        responseStream: true,
    },
};
/**
 * Opens a session that answers each registry host with its own credentials only. dockerode's session would hand one
 * credential to whichever host asks, and without the health service BuildKit drops a session after ten seconds.
 */
async function openSession(engine, sources) {
    const id = (0,external_node_crypto_.randomUUID)();
    const services = [
        ...[authService.credentials, secretService.getSecret],
        ...(sources.files ? [fileService.diffCopy] : []),
    ];
    const socket = await engine.hijack('/session', {
        Upgrade: 'h2c',
        'X-Docker-Expose-Session-Uuid': id,
        'X-Docker-Expose-Session-Name': 'docker-archive-action',
        'X-Docker-Expose-Session-Grpc-Method': services.map(service => service.path),
    });
    const server = new src.Server();
    serveCredentials(server, sources.credentials);
    serveSecrets(server, sources.secrets);
    if (sources.files)
        serveFiles(server, sources.files, sources.onFailure);
    server.createConnectionInjector(src.ServerCredentials.createInsecure()).injectConnection(socket);
    return { id, close: () => closeSession(server, socket) };
}
function serveCredentials(server, credentials) {
    const answerFor = (call, answer) => {
        credentials.forHost(call.request.Host).then(found => {
            const Username = found?.identityToken ? '' : (found?.username ?? '');
            answer(null, { Username, Secret: found?.identityToken ?? found?.password ?? '' });
        }, (error) => answer({ code: src.status.UNAVAILABLE, details: (0,errors/* messageOf */.b)(error) }));
    };
    server.addService(authService, { credentials: answerFor });
    const serving = 1;
    const check = (_, answer) => answer(null, { status: serving });
    server.addService(healthService, { check });
}
// The code is how BuildKit tells a secret that is not given from one that must not be left out.
function serveSecrets(server, secrets) {
    const getSecret = ({ request }, answer) => {
        const data = secrets.get(request.ID);
        if (data)
            answer(null, { data });
        else
            answer({ code: src.status.NOT_FOUND, details: `no secret ${request.ID} in secrets, secret-envs or secret-files` });
    };
    server.addService(secretService, { getSecret });
}
// The engine asks for the Dockerfile, for a .dockerignore (whose rules were applied here already), and for the files.
function serveFiles(server, { dockerfile, files }, fail) {
    const diffCopy = call => {
        const asked = ['followpaths', 'include-patterns'].flatMap(key => call.metadata.get(key).map(String));
        const forRules = asked.length > 0 && asked.every(path => path === '.dockerignore');
        const fromDockerfile = String(call.metadata.get('dir-name')[0]) === 'dockerfile';
        const entries = fromDockerfile ? [dockerfile] : forRules ? [] : files;
        sendTree(call, entries).catch((error) => {
            fail(error);
            call.destroy(error);
        });
    };
    server.addService(fileService, { diffCopy });
}
function closeSession(server, socket) {
    server.forceShutdown();
    socket.destroy();
}
function method(path, request, response) {
    const [asked, answered] = [session_root.lookupType(request), session_root.lookupType(response)];
    return {
        path,
        requestStream: false,
        responseStream: false,
        requestSerialize: value => Buffer.from(asked.encode(value).finish()),
        requestDeserialize: bytes => asked.decode(bytes),
        responseSerialize: value => Buffer.from(answered.encode(value).finish()),
        responseDeserialize: bytes => answered.decode(bytes),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/build.js
var build_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var build_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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










/** Builds an image by the engine API and gives its id; `BUILD_FAILED` names the instruction and its last output. */
async function buildImage(engine, order, log, signal) {
    const steps = order.buildkit ? new BuildKitLog(log) : new ClassicLog(log);
    const run = { engine, order, steps, log, signal };
    try {
        return await (order.buildkit ? runWithSession(run) : runBuild(run, await order.credentials.all(), {}));
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof acquire_frames/* FrameError */.q || error instanceof acquire_engine/* EngineRefusal */.np)
            throw await explainFailure(order, steps, error);
        throw (0,acquire_engine/* brokenOff */.H1)('the build', error);
    }
}
async function runWithSession(run) {
    const { credentials, secrets, context } = run.order;
    const failed = new AbortController();
    const files = context.apart && { files: context.apart };
    const onFailure = (error) => failed.abort(error);
    const session = await openSession(run.engine, { credentials, secrets, ...files, onFailure });
    const remote = files && { remote: 'client-session' };
    const signal = AbortSignal.any([run.signal, failed.signal]);
    try {
        return await runBuild({ ...run, signal }, {}, { version: '2', session: session.id, ...remote });
    }
    catch (error) {
        failed.signal.throwIfAborted();
        throw error;
    }
    finally {
        session.close();
    }
}
async function runBuild({ engine, order, steps, log, signal }, registries, builder) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = build_addDisposableResource(env_1, new idle/* IdleWatch */.K('the build', order.idleTimeout, signal), false);
        const { reference, inputs, platform, context } = order;
        const remote = context.remote === undefined ? {} : { remote: context.remote };
        const query = { ...makeBuildQuery(inputs, reference, context.dockerfile, platform), ...remote, ...builder };
        // BuildKit applies no .dockerignore to a tar; a Dockerfile that COPY must not see goes through the session.
        const sent = 'remote' in query ? [] : watchContext(context, watch, log);
        const body = external_node_stream_.Readable.from(sent, { objectMode: false });
        try {
            const answer = await engine.build(body, query, registries, watch.signal);
            let id;
            for await (const frame of (0,acquire_frames/* readFrames */.v)(answer)) {
                watch.touch();
                steps.add(frame);
                id = idOf(frame) ?? id;
            }
            if (id === undefined)
                throw new errors/* ActionError */.l('BUILD_NO_ID', 'the engine ended the build without naming an image');
            return id;
        }
        finally {
            // An engine that refuses a build does not read its context.
            body.destroy();
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        build_disposeResources(env_1);
    }
}
async function* watchContext(context, watch, log) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const progress = build_addDisposableResource(env_2, new report_progress/* Progress */.k(log, 'sending the build context', context.bytes), false);
        for await (const chunk of context.stream(watch.signal)) {
            progress.add(chunk.length);
            watch.touch();
            yield chunk;
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        build_disposeResources(env_2);
    }
}
// Only the structured id counts: the text of a build can hold anything that looks like one.
function idOf(frame) {
    const aux = frame.aux;
    if (typeof aux !== 'object' || aux === null || !('ID' in aux))
        return undefined;
    return typeof aux.ID === 'string' ? aux.ID : undefined;
}
function explainFailure({ context, workspace }, steps, cause) {
    const message = (0,errors/* messageOf */.b)(cause);
    const hint = hints.find(([pattern]) => pattern.test(message))?.[1];
    return explainBuildFailure({
        ...{ message, step: steps.failedStep(), dockerfile: context.dockerfilePath, workspace, cause },
        ...(hint !== undefined && { hint }),
    });
}
// What an engine lacks, and what to do about it.
const hints = [
    [
        /only supported with experimental/,
        'Switch it on in /etc/docker/daemon.json of that engine:\n  {"experimental": true}',
    ],
    [
        /"git": executable file not found|unknown scheme git/,
        'That engine has no git. Install it there, or check the repository out:\n  - uses: actions/checkout@v5\nand build from the folder:\n  with:\n    context: .',
    ],
];

;// CONCATENATED MODULE: ./lib/acquire/config-proxy.js
const variables = {
    httpProxy: 'HTTP_PROXY',
    httpsProxy: 'HTTPS_PROXY',
    ftpProxy: 'FTP_PROXY',
    noProxy: 'NO_PROXY',
    allProxy: 'ALL_PROXY',
};
/**
 * The proxies that the docker config has for an engine, as build arguments in upper and lower case. An argument in
 * `given` wins, whatever its case. Builders keep these arguments out of image and cache.
 */
function makeProxyArgs(config, engineAddress, given) {
    const proxies = config.proxies[engineAddress] ?? config.proxies['default'] ?? {};
    const taken = new Set(Object.keys(given).map(name => name.toUpperCase()));
    const entries = Object.entries(variables).flatMap(([key, variable]) => {
        const value = proxies[key];
        return value && !taken.has(variable) ? [variable, variable.toLowerCase()].map(name => [name, value]) : [];
    });
    return Object.fromEntries(entries);
}
/** The passwords in the addresses of proxies. */
function proxyPasswords(args) {
    const passwords = Object.values(args).flatMap(value => /^[a-z0-9]+:\/\/[^/@]*?:([^/]+)@/i.exec(value)?.[1] ?? []);
    return [...new Set(passwords)];
}

// EXTERNAL MODULE: ./lib/plan/context-kind.js
var context_kind = __webpack_require__(17303);
;// CONCATENATED MODULE: ./lib/acquire/context-tar.js
var context_tar_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var context_tar_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





// Bytes up to which a file is read at once, and how many such files are read ahead: together the most that is held.
const smallFile = 256 * 1024;
const readAhead = 16;
/**
 * Writes entries as a tar stream, owner 0:0; at most 16 files are open at a time, and aborting closes them. Fails with
 * `CONTEXT_UNREADABLE` or, when a file's size changes while it is read, `CONTEXT_CHANGED`.
 */
function streamContextTar(entries, signal) {
    return (0,external_node_stream_.addAbortSignal)(signal, external_node_stream_.Readable.from(readTar(entries, signal), { objectMode: false }));
}
async function* readTar(entries, signal) {
    const tar = (0,tar_stream.pack)();
    const written = writeTar(tar, entries, signal);
    written.catch(() => tar.destroy());
    try {
        yield* tar;
    }
    catch {
        // The tar can tell only that it was destroyed; why, the writer tells below.
    }
    finally {
        tar.destroy();
    }
    // An abort is told by the stream itself; what it breaks here has many names.
    await written.catch((error) => {
        if (!signal.aborted)
            throw error;
    });
}
async function writeTar(tar, entries, signal) {
    for await (const [entry, content] of readSmall(entries, signal)) {
        const header = toHeader(entry);
        if (content)
            await writeEntry(tar, header, content);
        else
            await writeLarge(tar, header, entry.source, signal);
    }
    tar.finalize();
}
// Small files cost round trips to the disk, not bytes, so several are on their way at once.
async function* readSmall(entries, signal) {
    const ahead = [];
    for (const entry of entries) {
        const loading = load(entry, signal);
        // Awaited in its turn; until then a failure must not count as unhandled.
        loading.catch(() => undefined);
        ahead.push(loading);
        const next = ahead.length > readAhead ? ahead.shift() : undefined;
        if (next)
            yield await next;
    }
    for (const next of ahead)
        yield await next;
}
async function load(entry, signal) {
    signal.throwIfAborted();
    if (typeof entry.source !== 'string')
        return [entry, entry.source];
    if (entry.kind !== 'file')
        return [entry, Buffer.alloc(0)];
    if (entry.size > smallFile)
        return [entry, undefined];
    try {
        return [entry, await (0,promises_.readFile)(entry.source, { signal })];
    }
    catch (error) {
        signal.throwIfAborted();
        throw (0,context_tree/* unreadable */.O$)(entry.source, error);
    }
}
function writeEntry(tar, header, content) {
    return new Promise((resolve, reject) => {
        tar.entry(header, content, error => (error ? reject(error) : resolve()));
    });
}
async function writeLarge(tar, header, path, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = context_tar_addDisposableResource(env_1, await (0,promises_.open)(path).catch((error) => {
            throw (0,context_tree/* unreadable */.O$)(path, error);
        }), true);
        const { size } = await file.stat();
        await (0,external_node_stream_promises_.pipeline)(checkSize(file.createReadStream({ autoClose: false }), path, size), tar.entry({ ...header, size }), {
            signal,
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = context_tar_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function* checkSize(chunks, path, size) {
    let read = 0;
    for await (const chunk of chunks) {
        read += chunk.length;
        if (read > size)
            break;
        yield chunk;
    }
    if (read !== size)
        throw (0,context_tree/* changed */.tD)(path, size, read);
}
function toHeader(entry) {
    const { path, kind: type, size, target } = entry;
    return {
        name: type === 'directory' ? `${path}/` : path,
        type,
        // tar-stream keeps the permission bits only, and takes a mode of 0 for none given.
        mode: entry.mode,
        mtime: new Date(entry.mtime * 1000),
        size,
        ...(type === 'symlink' && { linkname: target }),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/dockerfile-path.js



/** Finds the Dockerfile as the Docker CLI does; `DOCKERFILE_NOT_FOUND` names every place that was looked at. */
async function findDockerfile(context, file, workspace) {
    const places = file
        ? new Set([(0,external_node_path_.resolve)(workspace, file), (0,external_node_path_.resolve)(context, file)])
        : [(0,external_node_path_.join)(context, 'Dockerfile'), (0,external_node_path_.join)(context, 'dockerfile')];
    for (const path of places) {
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found?.isFile())
            return { path, inContext: await pathInside(context, path) };
    }
    const wanted = file
        ? `file: ${JSON.stringify(file)} is no file`
        : 'file: not given, and the context has no Dockerfile';
    throw new errors/* ActionError */.l('DOCKERFILE_NOT_FOUND', `${wanted}; looked for ${[...places].join(' and ')}`, {
        hint: 'Allowed: a path that is absolute, relative to the workspace or relative to the context:\n  with:\n    file: docker/Dockerfile',
    });
}
async function pathInside(context, path) {
    const inside = (0,external_node_path_.relative)(await (0,promises_.realpath)(context), await (0,promises_.realpath)(path));
    const outside = inside === '..' || inside.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(inside);
    return outside ? undefined : inside.replaceAll(external_node_path_.sep, '/');
}

// EXTERNAL MODULE: ./lib/acquire/ignore.js
var acquire_ignore = __webpack_require__(58748);
;// CONCATENATED MODULE: ./lib/acquire/context.js








/**
 * Reads what a build context consists of, by the rules of the Docker CLI. Errors: `CONTEXT_NOT_FOUND`,
 * `DOCKERFILE_NOT_FOUND`, `IGNORE_PATTERN`, `CONTEXT_UNREADABLE`.
 */
async function openContext({ context, file, inline, workspace }) {
    await requireFolder(context);
    const dockerfile = inline === undefined ? await findDockerfile(context, file, workspace) : undefined;
    const ignore = await readIgnoreFile(context, dockerfile?.path);
    const tree = await (0,context_tree/* readContextTree */.kV)(context, acquire_ignore/* IgnoreRules */.w.parse(ignore.text, ignore.path));
    const { name, entries, apart } = await addDockerfile(tree, dockerfile ?? Buffer.from(inline ?? ''), context);
    const sent = entries.filter(entry => entry.kind !== 'directory');
    return {
        dockerfile: name,
        dockerfilePath: dockerfile?.path,
        files: sent.length,
        bytes: sent.reduce((sum, entry) => sum + entry.size, 0),
        ...(apart && { apart }),
        stream: signal => streamContextTar(entries, signal),
    };
}
async function requireFolder(context) {
    const found = await (0,promises_.stat)(context).catch(() => undefined);
    if (found?.isDirectory())
        return;
    const problem = found ? 'is not a folder' : 'does not exist';
    throw new errors/* ActionError */.l('CONTEXT_NOT_FOUND', `context: ${JSON.stringify(context)} ${problem}; allowed: a folder or tar file on the runner, or an address`, {
        hint: 'Has the job checked the repository out?\n  - uses: actions/checkout@v5\nThen, relative to the workspace:\n  with:\n    context: .',
    });
}
// `<Dockerfile>.dockerignore` replaces the one of the context.
async function readIgnoreFile(context, dockerfile) {
    const own = dockerfile === undefined ? undefined : `${dockerfile}.dockerignore`;
    const ownText = own && (await readIfThere(own));
    if (own !== undefined && ownText !== undefined)
        return { path: own, text: ownText };
    const path = (0,external_node_path_.join)(context, '.dockerignore');
    return { path, text: (await readIfThere(path)) ?? '' };
}
async function readIfThere(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return undefined;
        throw (0,context_tree/* unreadable */.O$)(path, error);
    }
}
// A Dockerfile that the rules exclude, or that lies outside, has to be sent all the same. So that COPY does not see
// it, a .dockerignore goes along by which the classic builder removes it after reading; BuildKit gets the two apart.
async function addDockerfile(tree, dockerfile, context) {
    const inContext = Buffer.isBuffer(dockerfile) ? undefined : dockerfile.inContext;
    if (inContext !== undefined && tree.some(entry => entry.path === inContext))
        return { name: inContext, entries: tree };
    const content = Buffer.isBuffer(dockerfile) ? dockerfile : await readDockerfile(dockerfile);
    const name = inContext ?? `.dockerfile.${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex').slice(0, 20)}`;
    const root = (0,external_node_path_.join)(context, '.dockerignore');
    const seen = tree.some(entry => entry.path === '.dockerignore');
    const text = seen ? `${await (0,promises_.readFile)(root, 'utf8')}\n!.dockerignore` : '.dockerignore';
    const added = [toEntry(name, content), toEntry('.dockerignore', Buffer.from(`${text}\n${(0,acquire_ignore/* escapePattern */.M)(name)}\n`))];
    const kept = tree.filter(entry => added.every(({ path }) => path !== entry.path));
    return { name, entries: [...added, ...kept], apart: { dockerfile: toEntry(name, content), files: tree } };
}
function readDockerfile({ path }) {
    return (0,promises_.readFile)(path).catch((error) => {
        throw (0,context_tree/* unreadable */.O$)(path, error);
    });
}
function toEntry(path, source) {
    return { path, kind: 'file', mode: 0o100600, size: source.length, mtime: 0, target: '', source };
}

;// CONCATENATED MODULE: ./lib/acquire/context-source.js
var context_source_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var context_source_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Opens what the input `context` names: a folder, a tar file, or an address for the engine. Errors are those of a
 * folder, and `CONTEXT_FILE` for a file that is no tar or that goes with no inline Dockerfile.
 */
async function openBuildContext(inputs, workspace) {
    const { context, file, dockerfileInline } = inputs;
    if ((0,context_kind/* isRemoteContext */.u)(context))
        return openRemote(context, file);
    const path = (0,external_node_path_.resolve)(workspace, context);
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (found?.isFile())
        return openTar(path, found.size, inputs);
    const place = { context: path, workspace, ...(dockerfileInline && { inline: dockerfileInline }) };
    return openContext({ ...place, ...(file && { file }) });
}
function openRemote(remote, file) {
    const stream = (signal) => (0,external_node_stream_.addAbortSignal)(signal, external_node_stream_.Readable.from([]));
    return { remote, dockerfile: insidePath(file), dockerfilePath: undefined, files: 0, bytes: 0, stream };
}
async function openTar(path, bytes, { context, file, dockerfileInline }) {
    const refuse = (problem, hint) => new errors/* ActionError */.l('CONTEXT_FILE', `context: ${JSON.stringify(context)} ${problem}`, { hint });
    if (!(await isTar(path)))
        throw refuse('is no tar file; allowed: a folder, a tar file or an address', 'context: .');
    if (dockerfileInline !== '') {
        const hint = 'Name a Dockerfile in the tar, or build from a folder:\n  with:\n    file: Dockerfile';
        throw refuse('is a tar file, and goes with no dockerfile-inline', hint);
    }
    const stream = (signal) => (0,external_node_fs_.createReadStream)(path, { signal });
    return { dockerfile: insidePath(file), dockerfilePath: undefined, files: 1, bytes, stream };
}
function insidePath(file) {
    return external_node_path_.posix.normalize(file || 'Dockerfile').replace(/^\/+/, '');
}
// The beginnings of gzip, bzip2, xz and zstd, all of which engines unpack; which of them, they say themselves.
const compressed = ['1f8b08', '425a68', 'fd377a585a00', '28b52ffd'];
async function isTar(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = context_source_addDisposableResource(env_1, await (0,promises_.open)(path).catch((error) => {
            throw (0,context_tree/* unreadable */.O$)(path, error);
        }), true);
        const { buffer } = await file.read(Buffer.alloc(512), 0, 512, 0);
        const start = buffer.toString('hex', 0, 8);
        return compressed.some(magic => start.startsWith(magic)) || buffer.toString('latin1', 257, 262) === 'ustar';
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = context_source_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

// EXTERNAL MODULE: ./lib/acquire/docker-config.js
var docker_config = __webpack_require__(45149);
;// CONCATENATED MODULE: ./lib/acquire/build-by-api.js







/** Builds the image of a step by the engine API, with the engine's BuildKit or its classic builder. */
async function buildByApi(engine, buildkit, credentials, step) {
    const { inputs, plan, world, mask, log, signal } = step;
    const { platform, idleTimeout } = inputs;
    const order = {
        reference: plan.reference,
        inputs: { ...inputs.build, buildArgs: await readBuildArgs(engine, step) },
        context: await openBuildContext(inputs.build, world.workspace),
        secrets: await readBuildSecrets(inputs.build, world, inputs.token, mask),
        ...{ platform, credentials, workspace: world.workspace, idleTimeout, buildkit },
    };
    const id = await buildImage(engine, order, log, signal);
    const image = await engine.inspect(id);
    if (!image)
        throw new errors/* ActionError */.l('BUILD_LOST', `the engine built ${id} and does not have it`);
    return image;
}
async function readBuildArgs(engine, { inputs, world, mask, log }) {
    const { buildArgs, useConfigProxy } = inputs.build;
    if (!useConfigProxy)
        return { ...buildArgs };
    const config = await (0,docker_config/* readDockerConfig */.TO)((0,docker_config/* dockerConfigDir */.kG)(world));
    const proxies = makeProxyArgs(config, engine.address, buildArgs);
    proxyPasswords(proxies).forEach(mask);
    const names = Object.keys(proxies).filter(name => name === name.toUpperCase());
    if (names.length > 0)
        log.info(`${names.join(', ')} for the build: proxies of ${(0,external_node_path_.resolve)(config.path)}`);
    return { ...proxies, ...buildArgs };
}

// EXTERNAL MODULE: ./lib/acquire/credentials.js + 1 modules
var acquire_credentials = __webpack_require__(51725);
// EXTERNAL MODULE: ./lib/plan/builder.js
var builder = __webpack_require__(29256);
// EXTERNAL MODULE: ./lib/acquire/endpoint.js + 2 modules
var acquire_endpoint = __webpack_require__(85996);
;// CONCATENATED MODULE: ./lib/acquire/program.js


// A cancelled step has less than the 7.5 s that the runner gives it.
const program_patience = 2000;
/** Starts a program; an abort ends it and all it started. */
function startProgram({ program, args, env, cwd, signal }) {
    signal.throwIfAborted();
    // A group of its own: what it started ends with it.
    const detached = process.platform !== 'win32';
    const child = (0,external_node_child_process_.spawn)(program, args, { cwd, env, detached, stdio: ['pipe', 'pipe', 'pipe'] });
    const { stdin, stdout, stderr } = child;
    // It may end without reading what it is given.
    stdin.on('error', () => undefined);
    return { stdin, stdout, stderr, ended: program_awaitEnd(child, signal) };
}
/** Runs a program to its end, tells each line it writes to either stream, and gives its exit code; rejects as `ended` does. */
async function runProgram(order, onLine) {
    const { stdin, stdout, stderr, ended } = startProgram(order);
    stdin.end();
    const reading = Promise.all([stdout, stderr].map(stream => readLines(stream, onLine, order.signal)));
    // Nobody goes on before the program is gone.
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
    await (0,external_node_stream_promises_.pipeline)(stream.setEncoding('utf8'), split, { signal });
    if (rest !== '')
        onLine(rest);
}
function program_awaitEnd(child, signal) {
    const { promise, resolve, reject } = Promise.withResolvers();
    let timer;
    const stop = () => {
        end(child, 'SIGTERM');
        timer = setTimeout(() => end(child, 'SIGKILL'), program_patience);
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
        // It is gone already.
    }
}

;// CONCATENATED MODULE: ./lib/acquire/s2i.js
var s2i_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var s2i_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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









/** Builds the image by the program `s2i` on the chosen engine. Errors: `S2I_MISSING`, `S2I_SOURCE`, `S2I_ENGINE`, `S2I_FAILED`, `S2I_LOST`. */
async function buildByS2i(engine, context) {
    const { inputs, plan, world } = context;
    const { source, builder, args, incremental } = wishOf(context);
    const from = await locateSource(source, world.workspace);
    const before = await engine.inspect(plan.reference);
    const options = [...(incremental ? ['--incremental'] : []), ...args];
    await runS2i(['build', ...options, from, builder, plan.reference], context);
    const image = await engine.inspect(plan.reference);
    // It says success too when it only told how it is called, and when it was told to write a Dockerfile.
    if (!image || image.id === before?.id) {
        const message = `s2i build ended without an error and made no image ${plan.reference}`;
        throw new errors/* ActionError */.l('S2I_LOST', message, { hint: 'Look at what s2i said above, and at s2i-args.' });
    }
    (0,acquire_pull/* checkPlatform */.oF)(plan.reference, image.platform, inputs.platform);
    return image;
}
/** Writes what the builder image says of its use to the log. */
async function showUsage(context) {
    await runS2i(['usage', wishOf(context).builder], context);
}
function wishOf({ inputs }) {
    if (inputs.s2i)
        return inputs.s2i;
    throw new TypeError('the source is not s2i');
}
async function locateSource(source, workspace) {
    if (/^([a-z][a-z0-9+.-]*:\/\/|[^/\s]+@[^/\s]+:)/i.test(source))
        return source;
    const folder = (0,external_node_path_.resolve)(workspace, source);
    const found = await (0,promises_.stat)(folder).catch(() => undefined);
    if (found?.isDirectory())
        return folder;
    const message = `s2i-source ${JSON.stringify(folder)} is ${found ? 'no folder' : 'not there'}, allowed: a folder or git URL`;
    throw new errors/* ActionError */.l('S2I_SOURCE', message, { hint: 'with:\n  s2i-source: .' });
}
async function runS2i(args, context) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, world, log, signal } = context;
        const what = `s2i ${args[0] ?? ''}`;
        const env = await makeEnvironment(context);
        const tail = new build_log_Tail();
        const watch = s2i_addDisposableResource(env_1, new idle/* IdleWatch */.K(what, inputs.idleTimeout, signal), false);
        const onLine = (line) => {
            watch.touch();
            log.foreign(line);
            tail.add(line);
        };
        const order = { program: 's2i', args, env, cwd: world.workspace, signal: watch.signal };
        const code = await runProgram(order, onLine).catch((error) => {
            signal.throwIfAborted();
            throw error instanceof errors/* ActionError */.l ? error : explainStart(error);
        });
        if (code !== 0)
            throw explainExit(what, code, tail.lines, env['DOCKER_HOST'] ?? '');
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        s2i_disposeResources(env_1);
    }
}
// The step's own tokens are nothing that s2i needs.
async function makeEnvironment({ inputs, world }) {
    const endpoint = await (0,acquire_endpoint/* resolveEndpoint */.s)({ dockerHost: inputs.dockerHost, env: world.env, homeDir: world.homeDir });
    if (endpoint.kind === 'tcp' && endpoint.tls && endpoint.source.startsWith('docker context')) {
        const message = `s2i cannot use the engine at ${(0,acquire_engine/* describe */.q0)(endpoint)}: it knows no docker contexts, and TLS only by DOCKER_CERT_PATH`;
        const hint = `env:\n  DOCKER_HOST: ${(0,acquire_endpoint/* addressOf */.c)(endpoint)}\n  DOCKER_TLS_VERIFY: 1\n  DOCKER_CERT_PATH: folder of ca.pem, cert.pem and key.pem`;
        throw new errors/* ActionError */.l('S2I_ENGINE', message, { hint });
    }
    const kept = Object.entries(world.env).filter(([name]) => !/^(INPUT|ACTIONS)_/.test(name));
    return { ...Object.fromEntries(kept), DOCKER_HOST: (0,acquire_endpoint/* addressOf */.c)(endpoint) };
}
const releases = 'https://github.com/openshift/source-to-image/releases';
function explainStart(cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = missing ? 'it is not on the PATH' : (0,errors/* messageOf */.b)(cause);
    const hint = `Put the program s2i of ${releases} on the PATH before this step:\n  - run: tar -xzf source-to-image-*-linux-amd64.tar.gz -C "$RUNNER_TEMP" && echo "$RUNNER_TEMP" >> "$GITHUB_PATH"`;
    return new errors/* ActionError */.l('S2I_MISSING', `source: s2i cannot run the program s2i: ${why}`, { hint, cause });
}
function explainExit(what, code, lines, host) {
    const said = lines.join('\n');
    // Each release of s2i speaks one version of the engine's API, and asks for no other.
    const [, speaks, limit, takes] = /client version (\S+) is too (?:old|new)\. (Minimum|Maximum) supported API version is ([\d.]*\d)/.exec(said) ?? [];
    if (speaks !== undefined) {
        const bound = limit === 'Minimum' ? 'at least' : 'at most';
        const message = `s2i cannot talk to the engine at ${host}: it speaks API ${speaks}, and the engine takes ${bound} ${takes}`;
        const hint = `Use another release of s2i (${releases}), or another engine:\n  with:\n    docker-host: tcp://HOST:2376`;
        return new errors/* ActionError */.l('S2I_ENGINE', message, { hint });
    }
    return new errors/* ActionError */.l('S2I_FAILED', `${what} failed with exit code ${code}${said && `:\n${said}`}`);
}

;// CONCATENATED MODULE: ./lib/acquire/acquire.js








/** Builds, pulls or finds the image, so that the engine holds it under `plan.reference`. */
async function acquireImage(source, engine, context) {
    switch (source) {
        case 'build':
            return buildHere(engine, context);
        case 'pull':
            return acquirePulled(engine, context, () => openCredentials(context));
        case 'local':
            return acquireLocal(engine, context);
        case 's2i':
            return buildByS2i(engine, context);
    }
}
async function buildHere(engine, context) {
    const { builder } = chooseBuild(engine, context);
    return buildByApi(engine, builder === 'buildkit', await openCredentials(context), context);
}
/** Chooses the builder of a step by its inputs and what the engine has, and tells why. Errors: `BUILDER`. */
function chooseBuild(engine, { inputs, plan, world, log }) {
    const facts = { buildkit: engine.buildkit, limits: engine.speaks('1.42'), asked: readAsked(world) };
    const choice = (0,builder/* chooseBuilder */.Z7)(inputs.build, facts);
    const what = (0,acquire_engine/* nameImage */.Pe)(plan.reference, inputs.platform);
    log.info(`Building ${what} with ${(0,builder/* nameBuilder */.Je)(choice.builder)}: ${choice.because}`);
    return choice;
}
// DOCKER_BUILDKIT is how the Docker CLI lets a user choose.
function readAsked({ env }) {
    const asked = env['DOCKER_BUILDKIT'];
    return asked ? asked !== '0' : undefined;
}
/** Opens the credentials of a step: its inputs, then the docker config. */
function openCredentials({ inputs, world, mask, log, signal, }) {
    const configDir = (0,docker_config/* dockerConfigDir */.kG)(world);
    const { host, username, password } = inputs.registry ?? {};
    const given = host !== undefined && username !== undefined && password !== undefined
        ? { registry: host, username, password }
        : {};
    return (0,acquire_credentials/* readCredentials */.L)({ ...given, configDir, env: world.env, mask, log, signal });
}

// EXTERNAL MODULE: ./lib/export/identify.js + 1 modules
var identify = __webpack_require__(55889);
// EXTERNAL MODULE: ./lib/plan/layout.js
var layout = __webpack_require__(29285);
;// CONCATENATED MODULE: ./lib/plan/road.js
/** The level that engines compress with is about this one's. */
const usualLevel = 1;
/**
 * Chooses the quicker road out of the engine (measured in bench/RESULTS.md). Docker 20.10 compresses so slowly that one
 * save would be quicker; but what it has compressed once it does not send again, so two versions are quicker by a push.
 */
function chooseRoad(facts) {
    const { format, level, local, containerd, identified, layers, known } = facts;
    if (!local)
        return save('the engine is on another machine');
    if (format !== 'zip')
        return save(`archive-format ${format} is what docker save gives`);
    if (containerd && !identified)
        return save('the engine cannot push to this step, or has several images under this name');
    if (containerd)
        return push("the engine's store gives its layers as they are");
    if (level !== usualLevel)
        return save(`compression-level ${level} is not what the engine compresses with`);
    if (known > 0)
        return push(`${known} of ${layers} layers are archived already`);
    return push('the engine compresses while it sends, each layer once');
}
function push(because) {
    return { road: 'push', because };
}
function save(because) {
    return { road: 'save', because };
}

// EXTERNAL MODULE: ./lib/export/archive.js + 1 modules
var archive = __webpack_require__(92514);
// EXTERNAL MODULE: ./lib/export/passing.js
var export_passing = __webpack_require__(3549);
// EXTERNAL MODULE: ./lib/export/assemble.js
var assemble = __webpack_require__(62024);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/pack/blocks.js
/** Cuts a stream into blocks, packs them side by side and gives them in order; none is at work any more when it has ended. */
async function* packBlocks(source, { size, depth }, pack) {
    const running = [];
    try {
        for await (const block of cutBlocks(source, size)) {
            const packing = pack(block);
            // Whose turn it is reports it.
            packing.catch(() => undefined);
            running.push(packing);
            if (running.length >= depth)
                yield (await running.shift());
        }
        for (const block of running)
            yield await block;
    }
    finally {
        await Promise.allSettled(running);
    }
}
async function* cutBlocks(source, size) {
    let block = Buffer.allocUnsafeSlow(size);
    let filled = 0;
    for await (const chunk of source) {
        for (let taken = 0; taken < chunk.length;) {
            const part = chunk.subarray(taken, taken + size - filled);
            block.set(part, filled);
            taken += part.length;
            filled += part.length;
            if (filled < size)
                break;
            yield block;
            block = Buffer.allocUnsafeSlow(size);
            filled = 0;
        }
    }
    if (filled > 0)
        yield block.subarray(0, filled);
}

;// CONCATENATED MODULE: ./lib/pack/deflate.js




const deflate = (0,external_node_util_.promisify)(external_node_zlib_.deflateRaw);
// What a match may reach back to (RFC 1951, 2).
const windowSize = 32 * 1024;
// Odd, so that records of 4 or 8 bytes are seen at each of their bytes.
const sampleStep = 31;
const storedLimit = 0xffff;
const storedHeader = 5;
// Two blocks a core, so that none waits for the main thread; no more than keeps memory small on a large machine.
const depth = Math.min(2 * (0,external_node_os_.availableParallelism)(), 16);
// An empty final block: so no block has to wait for the next one to know whether it is the last.
const endOfStream = Buffer.from([0x03, 0x00]);
/**
 * Makes one raw deflate stream of blocks that are compressed side by side, for use in `pipeline`.
 * Same bytes in and same options, same bytes out, however the input was chunked.
 */
function deflateParallel({ level, blockSize = 1024 * 1024 }) {
    return async function* (source) {
        let before = Buffer.alloc(0);
        yield* packBlocks(source, { size: blockSize, depth }, block => {
            const packing = packBlock(block, before, level);
            before = block.subarray(-windowSize);
            return packing;
        });
        yield endOfStream;
    };
}
async function packBlock(block, dictionary, level) {
    if (level === 0 || seemsRandom(block))
        return storeBlock(block);
    // One output buffer that holds the whole block: no round trips to the pool in between.
    const options = {
        level,
        memLevel: 9,
        dictionary,
        chunkSize: block.length + 1024,
        finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH,
    };
    const packed = await deflate(block, options);
    return packed.length < storedSize(block) ? packed : storeBlock(block);
}
/**
 * Random, encrypted or compressed bytes occur equally often; nothing that deflate could shrink by more than a
 * fraction of a percent comes near (text, code and weights are off by a factor of 3 to 20), and it is slowest on them.
 */
function seemsRandom(block) {
    if (block.length < windowSize)
        return false;
    const counts = new Uint32Array(256);
    for (let i = 0; i < block.length; i += sampleStep) {
        const byte = block[i] ?? 0;
        counts[byte] = (counts[byte] ?? 0) + 1;
    }
    const samples = Math.ceil(block.length / sampleStep);
    const pairs = counts.reduce((sum, count) => sum + count * (count - 1), 0);
    return pairs * 256 < 1.02 * samples * (samples - 1);
}
function storedSize(block) {
    return block.length + storedHeader * Math.ceil(block.length / storedLimit);
}
function storeBlock(block) {
    const stored = Buffer.allocUnsafe(storedSize(block));
    for (let from = 0, to = 0; from < block.length; from += storedLimit) {
        const part = block.subarray(from, from + storedLimit);
        to = stored.writeUInt8(0, to);
        to = stored.writeUInt16LE(part.length, to);
        to = stored.writeUInt16LE(part.length ^ storedLimit, to);
        to += part.copy(stored, to);
    }
    return stored;
}

;// CONCATENATED MODULE: ./lib/pack/gzip.js


// No name, no time, unknown system: the same content makes the same file (RFC 1952, 2.3).
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** Makes one gzip member of blocks that are compressed side by side, for use in `pipeline`; see `deflateParallel`. */
function gzipParallel(options) {
    const deflate = deflateParallel(options);
    return async function* (source) {
        let sum = 0;
        let size = 0;
        const measure = async function* () {
            for await (const chunk of source) {
                sum = (0,external_node_zlib_.crc32)(chunk, sum);
                size += chunk.length;
                yield chunk;
            }
        };
        yield header;
        yield* deflate(measure());
        const trailer = Buffer.alloc(8);
        trailer.writeUInt32LE(sum, 0);
        trailer.writeUInt32LE(size % 2 ** 32, 4);
        yield trailer;
    };
}

// EXTERNAL MODULE: ./lib/pack/packing.js + 1 modules
var packing = __webpack_require__(18166);
;// CONCATENATED MODULE: ./lib/export/loopback/blob-shelf.js








// Sockets give small pieces, disks want large ones.
const highWaterMark = 1024 * 1024;
const tarHeaderLength = 512;
/** Blobs of one push, in a folder of their own that goes with the shelf. */
class BlobShelf {
    takesBlobs = true;
    #order;
    #folder;
    #blobs = new Map();
    #manifests = new Map();
    #receiving = new Set();
    #end = new AbortController();
    #sent = 0;
    constructor(order, folder) {
        this.#order = order;
        this.#folder = folder;
    }
    /** Makes a shelf and its folder. */
    static async open(order) {
        const folder = (0,pack_partial/* partialPath */.Dn)(order.dir);
        await (0,promises_.mkdir)(folder);
        return new BlobShelf(order, folder);
    }
    /** Bytes that came. */
    get sent() {
        return this.#sent;
    }
    /** Aborts when it makes no sense to send more, with what went wrong with the disk. */
    get ended() {
        return this.#end.signal;
    }
    /** The manifests and indexes that came, each once however often it was sent. */
    get manifests() {
        return [...new Map([...this.#manifests.values()].map(each => [each.digest, each])).values()];
    }
    sizeOf(digest) {
        return (this.#blobs.get(digest) ?? this.#order.known.get(digest))?.size;
    }
    async receive(bytes) {
        const receiving = this.#receive(bytes);
        this.#receiving.add(receiving);
        return receiving.finally(() => this.#receiving.delete(receiving));
    }
    putManifest(manifest) {
        this.#manifests.set(manifest.digest, manifest);
        this.#manifests.set(manifest.reference, manifest);
    }
    getManifest(reference) {
        return this.#manifests.get(reference);
    }
    /** The blob that was sent under a digest, or is known by it. */
    find(digest) {
        const known = this.#order.known.get(digest);
        return this.#blobs.get(digest) ?? (known && { ...known, verbatim: known.digest === digest });
    }
    /** Reads a small blob; undefined where it is not here as it was sent. */
    async read(digest, limit) {
        const blob = this.#blobs.get(digest);
        return blob?.verbatim && blob.size <= limit ? (0,promises_.readFile)(blob.place.path) : undefined;
    }
    /** Removes a blob that is not needed any more. */
    async discard({ place }) {
        if (place.path.startsWith(this.#folder))
            await (0,promises_.rm)(place.path, { force: true });
    }
    async [Symbol.asyncDispose]() {
        await Promise.allSettled(this.#receiving);
        await (0,promises_.rm)(this.#folder, { recursive: true, force: true });
    }
    async #receive(bytes) {
        const path = (0,external_node_path_.join)(this.#folder, (0,external_node_crypto_.randomBytes)(8).toString('hex'));
        const sent = new Measure();
        const packed = new Measure();
        let sentAs = 'none';
        const { level, onBytes, signal } = this.#order;
        const count = async function* (chunks) {
            for await (const chunk of sent.pass(chunks)) {
                this.#sent += chunk.length;
                onBytes(chunk.length);
                yield chunk;
            }
        }.bind(this);
        const pack = async function* (chunks) {
            const { start, all } = await peek(chunks);
            sentAs = (0,packing/* packingOf */.bp)(start);
            yield* isPlainTar(start, sentAs) ? packed.pass(gzipParallel({ level })(all)) : all;
        };
        try {
            await (0,external_node_stream_promises_.pipeline)(bytes, count, pack, (0,external_node_fs_.createWriteStream)(path, { flags: 'wx', highWaterMark }), { signal });
        }
        catch (error) {
            await (0,promises_.rm)(path, { force: true });
            // An engine would try again and again.
            if (error instanceof Error && 'syscall' in error)
                this.#end.abort(error);
            throw error;
        }
        const verbatim = packed.size === 0;
        const { digest, size } = verbatim ? sent : packed;
        const place = { path, offset: 0, packing: verbatim ? sentAs : 'gzip', proved: true };
        const { digest: sentDigest, size: sentSize } = sent;
        return {
            digest: sentDigest,
            size: sentSize,
            keep: () => this.#blobs.set(sentDigest, { digest, size, place, verbatim }),
            drop: () => (0,promises_.rm)(path, { force: true }),
        };
    }
}
class Measure {
    #hash = (0,external_node_crypto_.createHash)('sha256');
    size = 0;
    async *pass(chunks) {
        for await (const chunk of chunks) {
            this.#hash.update(chunk);
            this.size += chunk.length;
            yield chunk;
        }
    }
    get digest() {
        return `sha256:${this.#hash.copy().digest('hex')}`;
    }
}
async function peek(chunks) {
    const iterator = chunks[Symbol.asyncIterator]();
    let start = Buffer.alloc(0);
    while (start.length < tarHeaderLength) {
        const next = await iterator.next();
        if (next.done)
            break;
        start = Buffer.concat([start, next.value]);
    }
    const all = async function* () {
        if (start.length > 0)
            yield start;
        yield* { [Symbol.asyncIterator]: () => iterator };
    };
    return { start, all: all() };
}
// Configurations and attestations stay what they are, and so does a tar of nothing, which has no header.
function isPlainTar(start, packing) {
    return packing === 'none' && start.toString('latin1', 257, 262) === 'ustar';
}

// EXTERNAL MODULE: ./lib/export/loopback/push.js + 1 modules
var loopback_push = __webpack_require__(76153);
// EXTERNAL MODULE: ./lib/export/loopback/server.js
var server = __webpack_require__(36647);
;// CONCATENATED MODULE: ./lib/export/oci-manifest.js

const layerType = 'application/vnd.oci.image.layer.v1.tar';
const suffixes = { none: '', gzip: '+gzip', zstd: '+zstd' };
/** Makes the OCI manifest of an image from its parts. */
function makeManifest({ digest, content }, layers) {
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    const manifest = {
        schemaVersion: 2,
        mediaType,
        config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest, size: content.length },
        layers: layers.map(layer => ({
            mediaType: `${layerType}${suffixes[layer.place.packing]}`,
            digest: layer.digest,
            size: layer.size,
        })),
    };
    return makeDocument(mediaType, manifest);
}
/** Makes a blob of a JSON document. */
function makeDocument(mediaType, document) {
    const content = Buffer.from(JSON.stringify(document));
    return { digest: `sha256:${(0,external_node_crypto_.createHash)('sha256').update(content).digest('hex')}`, mediaType, content };
}

// EXTERNAL MODULE: ./lib/export/loopback/pushed.js
var pushed = __webpack_require__(58665);
;// CONCATENATED MODULE: ./lib/export/loopback/receive.js




/** Puts together the one image that was pushed; `sent` is what was pushed under its name. Throws `LoopbackRefusal` where it is not one. */
async function collectImage(shelf, sent) {
    const images = (0,pushed/* imagesOf */.I)(shelf.manifests);
    const [image] = images;
    if (!image || images.length > 1)
        throw new server/* LoopbackRefusal */.kX(`the engine pushed ${images.length} images under one name`);
    const config = await readBlob(shelf, image.config.digest, image.config.mediaType);
    const layers = image.layers.map(({ digest }) => {
        const blob = shelf.find(digest);
        if (!blob)
            throw new server/* LoopbackRefusal */.kX(`the engine did not push layer ${digest}`);
        return blob;
    });
    if (!layers.every(({ verbatim }) => verbatim)) {
        // What was compressed on the way has another digest than the engine's manifest says.
        return { config, layers, top: makeManifest(config, layers), others: [] };
    }
    const manifest = documentOf(image);
    if (sent.digest === image.digest)
        return { config, layers, top: manifest, others: [] };
    const attestations = await Promise.all((0,pushed/* attestationsOf */.x)(shelf.manifests).map(each => readAll(shelf, each)));
    return { config, layers, top: documentOf(sent), others: [manifest, ...attestations.flat()] };
}
async function readAll(shelf, manifest) {
    const parts = [manifest.config, ...manifest.layers];
    const blobs = parts.map(({ digest, mediaType }) => readBlob(shelf, digest, mediaType));
    return [documentOf(manifest), ...(await Promise.all(blobs))];
}
async function readBlob(shelf, digest, mediaType = '') {
    const content = await shelf.read(digest, plan_form/* documentLimit */.NL);
    if (!content)
        throw new server/* LoopbackRefusal */.kX(`the engine did not push ${digest}, or it is larger than ${plan_form/* documentLimit */.NL} bytes`);
    return { digest, mediaType: mediaType ?? '', content };
}
function documentOf({ digest, mediaType, content }) {
    return { digest, mediaType, content };
}

// EXTERNAL MODULE: ./lib/export/documents.js
var documents = __webpack_require__(75380);
// EXTERNAL MODULE: ./lib/export/metadata.js
var metadata = __webpack_require__(54137);
// EXTERNAL MODULE: ./lib/export/open.js
var export_open = __webpack_require__(21308);
// EXTERNAL MODULE: ./lib/pack/pieces.js
var pieces = __webpack_require__(3982);
// EXTERNAL MODULE: ./lib/pack/hashed-file.js + 1 modules
var hashed_file = __webpack_require__(45957);
;// CONCATENATED MODULE: ./lib/pack/plain.js


/** Writes a stream to a new file, as it is or packed; after a failure or abort there is no file. */
async function writePlain(path, source, signal, pack = chunks => chunks) {
    return (0,hashed_file/* createFile */.x)(path, async (file) => {
        const append = async (chunks) => {
            for await (const chunk of chunks)
                await file.append(chunk);
        };
        await (0,external_node_stream_promises_.pipeline)(source, pack, append, { signal });
        return file.finish(signal);
    });
}

// EXTERNAL MODULE: ./lib/pack/zip-records.js
var zip_records = __webpack_require__(47281);
;// CONCATENATED MODULE: ./lib/pack/zip.js






const earliest = new Date(Date.UTC(1980, 0, 1));
/** Writes a zip file, the same bytes for the same members; after a failure there is no file, and the error is the first one. */
async function writeZip(plan) {
    const streams = plan.members.flatMap(member => 'source' in member && isStream(member.source) ? [member.source] : []);
    // A stream that fails before its turn reports it then.
    for (const stream of streams)
        stream.on('error', () => undefined);
    try {
        return await (0,hashed_file/* createFile */.x)(plan.path, file => writeMembers(file, plan));
    }
    catch (error) {
        for (const stream of streams)
            stream.destroy();
        plan.signal.throwIfAborted();
        throw error;
    }
}
async function writeMembers(file, plan) {
    const written = [];
    for (const member of plan.members) {
        plan.signal.throwIfAborted();
        const record = await zip_writeMember(file, member, plan);
        written.push(member.finalName ? await rename(file, record, await member.finalName()) : record);
    }
    const directory = Buffer.concat(written.map(zip_records/* centralHeader */.j));
    const end = zip_records/* endRecords */.sp({ count: written.length, size: directory.length, offset: file.size });
    await file.append(Buffer.concat([directory, end]));
    const members = written.map(({ name, size, compressedSize, crc32 }) => ({ name, size, compressedSize, crc32 }));
    return { ...(await file.finish(plan.signal)), members };
}
async function zip_writeMember(file, member, plan) {
    const method = 'pieces' in member ? 'store' : member.method;
    const head = { name: member.name, method, modified: member.modified ?? earliest, offset: file.size };
    await file.append(zip_records/* localHeader */.$B(head));
    const [start, content] = [file.size, new ContentSum()];
    if ('pieces' in member)
        await writePieces(file, member.pieces, content, plan.signal);
    else
        await writeStream(file, await openSource(member), method, content, plan);
    const facts = { size: content.size, compressedSize: file.size - start, crc32: content.crc32 };
    await file.append(zip_records/* dataDescriptor */.E7(facts));
    return { ...head, ...facts };
}
/** What the directory tells of a member's content. */
class ContentSum {
    size = 0;
    crc32 = 0;
    add(bytes) {
        this.size += bytes.length;
        this.crc32 = (0,external_node_zlib_.crc32)(bytes, this.crc32);
    }
}
async function writePieces(file, pieces, content, signal) {
    for await (const piece of pieces) {
        signal.throwIfAborted();
        if (Buffer.isBuffer(piece)) {
            content.add(piece);
            await file.append(piece);
            continue;
        }
        const onBytes = (bytes) => {
            piece.onBytes?.(bytes);
            content.add(bytes);
        };
        await file.copy({ ...piece, onBytes }, signal);
    }
}
async function writeStream(file, source, method, content, plan) {
    const measure = async function* (chunks) {
        for await (const chunk of chunks) {
            content.add(chunk);
            yield chunk;
        }
    };
    const deflate = deflateParallel({ level: plan.level });
    const pack = (chunks) => (method === 'deflate' ? deflate(chunks) : chunks);
    const keep = async (chunks) => {
        for await (const chunk of chunks)
            await file.append(chunk);
    };
    await (0,external_node_stream_promises_.pipeline)(source, measure, pack, keep, { signal: plan.signal });
}
async function rename(file, record, name) {
    if (name === record.name)
        return record;
    const bytes = Buffer.from(name);
    if (bytes.length !== Buffer.byteLength(record.name)) {
        throw new Error(`zip member ${record.name} cannot become ${name}: the names differ in length`);
    }
    await file.patch(bytes, zip_records/* localName */.fk(record));
    return { ...record, name };
}
async function openSource({ source }) {
    const opened = typeof source === 'function' ? await source() : source;
    return Buffer.isBuffer(opened) ? external_node_stream_.Readable.from(opened) : opened;
}
function isStream(source) {
    return typeof source !== 'function' && !Buffer.isBuffer(source);
}

;// CONCATENATED MODULE: ./lib/pack/zstd.js




const compress = (0,external_node_util_.promisify)(external_node_zlib_.zstdCompress);
// Two blocks a core, so that none waits for the main thread; no more than keeps memory small on a large machine.
const zstd_depth = Math.min(2 * (0,external_node_os_.availableParallelism)(), 8);
/**
 * Makes one zstd file of frames that are compressed side by side, for use in `pipeline`; each has a checksum.
 * Same bytes in and same options, same bytes out, however the input was chunked.
 */
function zstdParallel({ level, blockSize = 4 * 1024 * 1024 }) {
    return async function* (source) {
        let empty = true;
        for await (const frame of packBlocks(source, { size: blockSize, depth: zstd_depth }, block => packFrame(block, level))) {
            empty = false;
            yield frame;
        }
        // A file without any frame is none.
        if (empty)
            yield await packFrame(Buffer.alloc(0), level);
    };
}
function packFrame(block, level) {
    const params = {
        [external_node_zlib_.constants.ZSTD_c_compressionLevel]: Math.max(level, 1),
        [external_node_zlib_.constants.ZSTD_c_checksumFlag]: 1,
    };
    // One output buffer that holds the whole block: no round trips to the pool in between.
    return compress(block, { params, chunkSize: block.length + 1024, pledgedSrcSize: block.length });
}

;// CONCATENATED MODULE: ./lib/export/save.js










/**
 * Writes a docker tar into the folder as an archive while it is proved; after a failure nothing of it is left. One that is
 * laid out goes into a zip as it is, because its layers are compressed already.
 */
async function saveArchive(passing, order, signal) {
    const facts = passing.facts.then(found => checkIdentity(found, order.configDigest));
    facts.catch(() => undefined);
    const describe = async () => order.describe(await facts, passing.tarSize());
    const partial = (0,pack_partial/* partialPath */.Dn)(order.dir);
    const written = await writeFormat(partial, passing, order, describe, signal);
    const metadata = await describe();
    const archive = { name: order.name, version: order.version, imageid: metadata.imageid, archfmt: order.format };
    const path = (0,external_node_path_.join)(order.dir, (0,plan_name/* formatName */.nD)(archive));
    await (0,promises_.rename)(partial, path);
    return { archive, path, ...written, metadata };
}
async function writeFormat(path, passing, order, describe, signal) {
    if (order.format === 'zip')
        return saveZip(path, passing, order, describe, signal);
    const tar = 'tar' in passing ? passing.tar : external_node_stream_.Readable.from((0,pieces/* readPieces */.u)(passing.pieces), { objectMode: false });
    return writePlain(path, tar, signal, order.format === 'tzst' ? zstdParallel({ level: order.level }) : undefined);
}
async function saveZip(path, passing, order, describe, signal) {
    const member = (imageid) => (0,plan_name/* formatName */.nD)({ name: order.name, version: order.version, imageid, archfmt: 'docker' });
    return writeZip({
        path,
        level: order.level,
        signal,
        members: [
            {
                // Where the id is not known before the image has passed, the name is set right afterwards.
                name: member(order.configDigest ? (0,plan_name/* shortId */.m_)(order.configDigest) : '0'.repeat(12)),
                finalName: async () => member((await describe()).imageid),
                ...('tar' in passing ? { source: passing.tar, method: 'deflate' } : { pieces: passing.pieces }),
            },
            {
                name: 'metadata.json',
                source: async () => Buffer.from(`${JSON.stringify(await describe(), null, 2)}\n`),
                method: 'deflate',
            },
        ],
    });
}
function checkIdentity(facts, expected) {
    if (expected === undefined || facts.configDigest === expected)
        return facts;
    const message = `the engine saved ${facts.configDigest}, not ${expected}: the tag moved while the image was saved`;
    throw new errors/* ActionError */.l('IMAGE_CHANGED', message, {
        hint: 'Run the step again, and let one job at a time write this tag.',
    });
}

// EXTERNAL MODULE: ./lib/export/stored-image.js
var stored_image = __webpack_require__(67091);
;// CONCATENATED MODULE: ./lib/export/make.js
var make_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var make_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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




















/** Gets an image out of the engine into an archive, by the road that is quicker. */
async function exportImage(source, context) {
    const { engine, image, configDigest } = source;
    const { inputs, reference, log } = context;
    const road = await planRoad(source, context);
    log.info(`The image is ${road.road === 'push' ? 'pushed to this step' : 'saved by the engine'}: ${road.because}`);
    return write(`saving ${reference}`, image, configDigest, context, async (writing) => {
        const pushed = road.road === 'push' ? await pushArchive(source, writing) : undefined;
        if (pushed)
            return pushed;
        return packTar(await engine.save(reference, inputs.platform, writing.signal), writing);
    });
}
/** Writes the archive of an image whose parts are here; `onCopied` is told of each layer that is not needed any more. */
async function archiveBlobs(image, configDigest, context, onCopied) {
    return write(`archiving ${context.reference}`, { id: configDigest }, configDigest, context, writing => make_assemble(image, onCopied, writing));
}
/** Makes the compressed archive of an image that is archived as a bare tar. */
async function compressTar(path, image, configDigest, context) {
    return write(`compressing ${path}`, image, configDigest, context, writing => packTar((0,external_node_fs_.createReadStream)(path), writing));
}
/**
 * Makes an archive of the one image that another archive file holds, ours or foreign, under the name of this step; all of
 * it is proved on the way. Throws `ARCHIVE_*` or `ZIP_*`.
 */
async function repackArchive({ path, accept }, context) {
    return write(`converting ${path}`, undefined, undefined, context, async (writing) => {
        // What cannot be read in parts is read as a whole, and told there what it is.
        const stored = await (0,stored_image/* readStoredImage */.t)(path, writing.signal).catch(() => undefined);
        if (!stored)
            return passRepacked(path, accept, writing);
        accept(stored.facts);
        return make_assemble((0,stored_image/* toBlobImage */.K)(stored), () => Promise.resolve(), writing);
    });
}
async function passRepacked(path, accept, writing) {
    const { context, signal, onBytes } = writing;
    const [limit, names] = [export_open/* defaultSizeLimit */.OP, [context.reference]];
    const passing = (0,archive/* passArchive */.U)(await (0,export_open/* openTar */.O8)(path, { limit, signal }), signal, onBytes, {
        limit,
        leavesOut: documents/* isDocument */.w,
        closing: (facts, members) => {
            accept(facts);
            return (0,documents/* writeDocuments */.i)(facts, members, names);
        },
    });
    const facts = passing.facts.then(found => renamed(found, names));
    return finish({ ...passing, facts }, writing).catch(async (error) => {
        throw await (0,export_passing/* causeOf */.r)(passing, error);
    });
}
// The documents are not as they were read.
function renamed(facts, repoTags) {
    return { ...facts, repoTags, layout: facts.layout === 'oci' ? 'docker+oci' : facts.layout };
}
async function planRoad({ engine, image, configDigest, known }, { inputs }) {
    return chooseRoad({
        format: inputs.format,
        level: inputs.level,
        local: engine.local,
        containerd: await engine.usesContainerd(),
        identified: configDigest !== undefined,
        layers: image.layers.length,
        known: image.layers.filter(layer => known.has(layer)).length,
    });
}
// An engine that does not push has lost nothing but the time of the try.
async function pushArchive({ engine, image, known }, writing) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { context, signal, touch, onBytes } = writing;
        const { inputs, dir, log } = context;
        const order = { dir, known, level: inputs.level, onBytes, signal };
        const shelf = make_addDisposableResource(env_1, await BlobShelf.open(order), true);
        try {
            const pushing = AbortSignal.any([signal, shelf.ended]);
            const sent = await (0,loopback_push/* pushHere */.F)(engine, { reference: image.id, shelf, log, onFrame: touch, signal: pushing });
            const collected = await collectImage(shelf, sent);
            log.info(`The engine sent ${(0,format/* formatBytes */.z)(shelf.sent)}`);
            return await make_assemble(collected, layer => shelf.discard(layer), writing);
        }
        catch (error) {
            if (!(error instanceof server/* LoopbackRefusal */.kX) && !isDamage(error))
                throw error;
            log.info(`The image is saved by the engine after all: ${error.message}`);
            return undefined;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = make_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
// An archive that a layer was to be taken from may be damaged, or gone by now.
function isDamage(error) {
    if (error instanceof errors/* ActionError */.l)
        return error.code === 'ARCHIVE_DIGEST';
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
function make_assemble(image, onCopied, writing) {
    const { context, signal, touch: onBytes } = writing;
    return finish((0,assemble/* layOutArchive */.t)({ image, names: [context.reference], onBytes, onCopied, signal }), writing);
}
function packTar(tar, writing) {
    return finish((0,archive/* passArchive */.U)(tar, writing.signal, writing.onBytes), writing);
}
function finish(passing, writing) {
    const { image, configDigest, context, signal } = writing;
    const { inputs, identity, dir } = context;
    const { name, version } = identity;
    const order = { dir, name, version, configDigest, format: inputs.format, level: inputs.level };
    return saveArchive(passing, {
        ...order,
        describe: (facts, tarSize) => {
            (0,layout/* checkLayout */.H)(context.reference, facts.layout, inputs.requireLayout);
            return (0,metadata/* makeMetadata */.so)(identity, image ?? { id: facts.configDigest }, facts, tarSize);
        },
    }, signal);
}
async function write(what, image, configDigest, context, work) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, dir, log, signal } = context;
        const watch = make_addDisposableResource(env_2, new idle/* IdleWatch */.K(what, inputs.idleTimeout, signal), false);
        const progress = make_addDisposableResource(env_2, new report_progress/* Progress */.k(log, what), false);
        const touch = () => watch.touch();
        const onBytes = (count) => {
            progress.add(count);
            touch();
        };
        try {
            return await work({ what, image, configDigest, context, signal: watch.signal, touch, onBytes });
        }
        catch (error) {
            signal.throwIfAborted();
            throw explainSave(what, dir, error);
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        make_disposeResources(env_2);
    }
}
function explainSave(what, dir, cause) {
    if (cause instanceof acquire_engine/* EngineRefusal */.np)
        return new errors/* ActionError */.l('SAVE_FAILED', `${what} failed: ${(0,acquire_engine/* engineWords */.Y7)(cause)}`, { cause });
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOSPC') {
        const hint = 'Free space before this step, or choose another disk:\n  with:\n    archive-dir: /mnt/archives';
        return new errors/* ActionError */.l('DISK_FULL', `${what} failed: no space left in ${dir}`, { hint, cause });
    }
    return (0,acquire_engine/* brokenOff */.H1)(what, cause);
}

// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./lib/acquire/buildx/arguments.js

/** The arguments of `docker` for a build by buildx: each input by the flag of its name, nothing through a shell. */
function buildxArguments(call) {
    const { inputs, context } = call;
    const flags = {
        // In parts, so that a failure can be told with its step.
        progress: 'rawjson',
        builder: inputs.builder,
        file: call.dockerfile,
        tag: call.reference,
        output: call.output,
        platform: call.platforms.map(plan_platform/* formatPlatform */.Bq).join(','),
        'metadata-file': call.metadataFile,
        target: inputs.target,
        'build-arg': pairs(inputs.buildArgs),
        label: pairs(inputs.labels),
        annotation: inputs.annotations,
        'build-context': pairs(inputs.buildContexts),
        secret: call.secrets,
        ssh: inputs.ssh,
        'no-cache': inputs.noCache,
        'no-cache-filter': inputs.noCacheFilters,
        pull: inputs.pull,
        'cache-from': inputs.cacheFrom,
        'cache-to': inputs.cacheTo,
        network: inputs.network,
        'add-host': inputs.addHosts,
        'shm-size': inputs.shmSize > 0 ? String(inputs.shmSize) : '',
        ulimit: inputs.ulimit,
        'cgroup-parent': inputs.cgroupParent,
        attest: inputs.attests,
        provenance: inputs.provenance,
        sbom: inputs.sbom,
        allow: inputs.allow,
    };
    // After `--` nothing is taken for a flag.
    return ['buildx', 'build', ...Object.entries(flags).flatMap(([flag, values]) => arguments_write(flag, values)), '--', context];
}
function arguments_write(flag, values) {
    if (typeof values === 'boolean')
        return values ? [`--${flag}`] : [];
    const list = typeof values === 'string' ? [values] : values;
    return list.filter(value => value !== '').map(value => `--${flag}=${value}`);
}
function pairs(values) {
    return Object.entries(values).map(([key, value]) => `${key}=${value}`);
}

;// CONCATENATED MODULE: ./lib/acquire/buildx/config-folder.js



/** The environment that shows the docker config folder `from` with these changes; the folder itself stays as it is. */
async function changeConfig(from, changes, scratch) {
    if (!changes.registry && changes.proxies)
        return {};
    const folder = (0,external_node_path_.join)(scratch.path, 'docker');
    await (0,promises_.mkdir)(folder, { mode: 0o700 });
    const entries = await (0,promises_.readdir)(from).catch(() => []);
    for (const name of entries.filter(each => each !== 'config.json'))
        await (0,promises_.symlink)((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(folder, name));
    const config = (0,plan_form/* parseRecord */.Hh)(await (0,promises_.readFile)((0,external_node_path_.join)(from, 'config.json')).catch(() => undefined)) ?? {};
    await scratch.write('docker/config.json', JSON.stringify(change(config, changes)));
    // Builders are kept where they were: what buildx writes there must not go with the scratch.
    return { DOCKER_CONFIG: folder, BUILDX_CONFIG: (0,external_node_path_.join)(from, 'buildx') };
}
function change(config, { registry, proxies }) {
    const kept = Object.fromEntries(Object.entries(config).filter(([key]) => key !== 'proxies' || proxies));
    if (!registry)
        return kept;
    const { host, username, password } = registry;
    const key = host === 'docker.io' ? 'https://index.docker.io/v1/' : host;
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    return {
        ...kept,
        auths: { ...kept['auths'], [key]: { auth } },
        // No helper for this registry, not even the one for all (credsStore).
        credHelpers: { ...kept['credHelpers'], [key]: '' },
    };
}

;// CONCATENATED MODULE: ./lib/acquire/buildx/environment.js
/**
 * The environment of the Docker CLI: the step's own, with what the cache of type `gha` needs in it, but without the
 * inputs, some of which are secrets. `dockerHost` is the input of that name, empty where it was not given.
 */
function dockerEnvironment({ env }, dockerHost) {
    const own = Object.entries(env).filter(([name]) => !name.startsWith('INPUT_'));
    return {
        ...Object.fromEntries(own),
        // An attestation that nobody asked for would only make every archive of one image another one.
        BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
        ...(dockerHost && { DOCKER_HOST: dockerHost, DOCKER_CONTEXT: undefined }),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/buildx/failure.js
/** What buildx says of a failed build beside its progress: why, where in the Dockerfile, and what could help. */
function readFailure(text) {
    const said = /^ERROR: ([^]*)/m.exec(text)?.[1] ?? text.slice(-2000);
    const message = said.replace(/^(failed to (build|solve): )+/, '').trim() || 'buildx did not say why';
    // The line that failed is shown as `Dockerfile:3`, over a ruler.
    const line = /:(\d+)\n-{10,}\n/.exec(text)?.[1];
    return {
        message,
        ...(line !== undefined && { line: Number(line) }),
        ...(/unsupported frontend capability/.test(message) && { hint: oldHint }),
    };
}
const oldHint = 'The BuildKit of this builder is too old for one of the inputs. Make a newer one before this step:\n  - uses: docker/setup-buildx-action@v3';

;// CONCATENATED MODULE: ./lib/acquire/buildx/result.js


/** Reads what buildx wrote for `--metadata-file`. */
async function readResult(path) {
    const metadata = (0,plan_form/* parseRecord */.Hh)(await (0,promises_.readFile)(path)) ?? {};
    const digest = (key) => ((0,plan_form/* isDigest */.Bc)(metadata[key]) ? metadata[key] : '');
    return { digest: digest('containerimage.digest'), configDigest: digest('containerimage.config.digest') };
}

;// CONCATENATED MODULE: ./lib/acquire/buildx/program.js


/** Starts `docker` with these arguments, without a shell; `ended` rejects with `DOCKER_CLI_MISSING` where there is none. An abort ends it and all it started. */
function startDocker(args, { env, workspace, signal }) {
    const running = startProgram({ program: 'docker', args, env, cwd: workspace, signal });
    const ended = running.ended.catch((error) => {
        signal.throwIfAborted();
        throw program_explainStart(error, workspace);
    });
    // Whoever reads its output may be the first to fail.
    ended.catch(() => undefined);
    return { ...running, ended };
}
/** What to do where there is no buildx. */
const setupHint = 'Install it before this step:\n  - uses: docker/setup-buildx-action@v3';
function program_explainStart(cause, workspace) {
    // Node says the same of a folder that is not there.
    const why = cause.code === 'ENOENT' ? 'it is not on the PATH' : cause.message;
    const message = `the program docker cannot be run in ${workspace}: ${why}; this build needs docker buildx`;
    return new errors/* ActionError */.l('DOCKER_CLI_MISSING', message, { hint: setupHint, cause });
}

;// CONCATENATED MODULE: ./lib/acquire/buildx/progress.js

/** Reads one line of `--progress=rawjson`; undefined where it is text of buildx itself. */
function readProgress(line) {
    const raw = parse(line);
    if (!raw)
        return undefined;
    const decode = (base64 = '') => Buffer.from(base64, 'base64').toString('utf8');
    return {
        vertexes: (raw.vertexes ?? []).map(({ digest, name = '', cached = false, started, completed, error = '' }) => {
            return { digest, name, cached, error, started: started !== undefined, completed: completed !== undefined };
        }),
        logs: (raw.logs ?? []).map(({ vertex, data }) => ({ vertex, text: decode(data) })),
        warnings: (raw.warnings ?? []).map(({ short, sourceInfo, range }) => {
            return { text: decode(short), file: sourceInfo?.filename ?? '', line: range?.[0]?.start?.line ?? 0 };
        }),
    };
}
const parts = ['vertexes', 'statuses', 'logs', 'warnings'];
function parse(line) {
    if (!line.startsWith('{'))
        return undefined;
    try {
        const value = JSON.parse(line);
        return (0,plan_form/* isRecord */.u4)(value, []) && parts.some(part => Array.isArray(value[part])) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/acquire/buildx/scratch.js



/** Opens such a folder below `tempDir`, which is absolute. */
async function openScratch(tempDir) {
    const path = (0,pack_partial/* partialPath */.Dn)(tempDir);
    await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
    return {
        path,
        write: async (name, content) => {
            const file = (0,external_node_path_.join)(path, name);
            await (0,promises_.writeFile)(file, content, { mode: 0o600 });
            return file;
        },
        [Symbol.asyncDispose]: () => (0,promises_.rm)(path, { recursive: true, force: true }),
    };
}

;// CONCATENATED MODULE: ./lib/acquire/buildx/secrets.js
/** The values of `--secret`: the secrets themselves stay in files, which no list of processes shows. */
async function placeSecrets(secrets, scratch) {
    const placed = [...secrets].map(async ([id, content], i) => {
        const path = await scratch.write(`secret-${i}`, content);
        return [`id=${id}`, `src=${path}`].map(quote).join(',');
    });
    return Promise.all(placed);
}
// buildx reads the value of the flag as a line of CSV.
function quote(field) {
    return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

;// CONCATENATED MODULE: ./lib/acquire/buildx/build.js
var buildx_build_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var buildx_build_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Builds by `docker buildx build`; gives what it says of the result, and what `take` made of its standard output.
 * Errors: `BUILD_FAILED` with the instruction, and those of `take`.
 */
async function buildByBuildx(order, take, log, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const watch = buildx_build_addDisposableResource(env_1, new idle/* IdleWatch */.K('the build', order.idleTimeout, signal), false);
        const scratch = buildx_build_addDisposableResource(env_1, await openScratch(order.world.tempDir), true);
        const source = await findSource(order);
        const { args, env, metadataFile } = await prepare(order, source, scratch);
        const { workspace } = order.world;
        const program = startDocker(args, { env, workspace, signal: watch.signal });
        const steps = new BuildKitLog(log);
        const touch = () => watch.touch();
        const [ended, taken, fed, said] = await Promise.allSettled([
            program.ended,
            take(program.stdout, watch.signal, touch),
            feed(program, source, watch.signal),
            readSteps(program, steps, touch, log),
        ]);
        watch.signal.throwIfAborted();
        if (ended.status === 'rejected')
            throw ended.reason;
        if (fed.status === 'rejected')
            throw fed.reason;
        // Who stops reading ends buildx: that is the reason then, and not what buildx says of it.
        if (taken.status === 'rejected' && !program.stdout.readableEnded)
            throw taken.reason;
        if (ended.value !== 0) {
            const text = said.status === 'fulfilled' ? said.value : '';
            const step = steps.failedStep();
            throw await explainBuildFailure({ ...readFailure(text), step, dockerfile: source.dockerfile, workspace });
        }
        if (taken.status === 'rejected')
            throw taken.reason;
        return { result: await readResult(metadataFile), taken: taken.value };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = buildx_build_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function findSource({ inputs, world }) {
    const { context, file, dockerfileInline } = inputs;
    const text = dockerfileInline === '' ? undefined : () => external_node_stream_.Readable.from([dockerfileInline]);
    if ((0,context_kind/* isRemoteContext */.u)(context))
        return { context, file: text ? '-' : file, dockerfile: undefined, stdin: text };
    const path = (0,external_node_path_.resolve)(world.workspace, context);
    const isFolder = (await (0,promises_.stat)(path).catch(() => undefined))?.isDirectory();
    if (!isFolder) {
        const opened = await openBuildContext(inputs, world.workspace);
        return { context: '-', file, dockerfile: undefined, stdin: signal => opened.stream(signal) };
    }
    if (text)
        return { context: path, file: '-', dockerfile: undefined, stdin: text };
    const { path: dockerfile } = await findDockerfile(path, file || undefined, world.workspace);
    return { context: path, file: dockerfile, dockerfile, stdin: undefined };
}
async function prepare(order, { context, file }, scratch) {
    const { inputs, reference, output, registry, dockerHost, world } = order;
    const metadataFile = await scratch.write('metadata.json', '{}');
    const secrets = await placeSecrets(await readBuildSecrets(inputs, world, order.token, order.mask), scratch);
    const { platforms } = inputs;
    const args = buildxArguments({
        inputs,
        reference,
        platforms,
        output,
        context,
        dockerfile: file,
        secrets,
        metadataFile,
    });
    if (inputs.useConfigProxy)
        await maskProxies(order);
    const config = await changeConfig((0,docker_config/* dockerConfigDir */.kG)(world), { registry, proxies: inputs.useConfigProxy }, scratch);
    return { args, env: { ...dockerEnvironment(world, dockerHost), ...config }, metadataFile };
}
// The CLI makes build arguments of them, which RUN may print.
async function maskProxies({ world, mask }) {
    const config = await (0,docker_config/* readDockerConfig */.TO)((0,docker_config/* dockerConfigDir */.kG)(world));
    const all = Object.keys(config.proxies).map(engine => makeProxyArgs(config, engine, {}));
    all.flatMap(proxyPasswords).forEach(mask);
}
// buildx may end without reading the context, or not to its end.
async function feed({ stdin }, source, signal) {
    const content = source.stdin?.(signal) ?? external_node_stream_.Readable.from([]);
    try {
        await (0,external_node_stream_promises_.pipeline)(content, stdin, { signal });
    }
    catch (error) {
        if (content.errored && 'syscall' in content.errored)
            throw (0,context_tree/* unreadable */.O$)(source.context, error);
    }
}
async function readSteps({ stderr }, steps, touch, log) {
    const rest = [];
    for await (const line of (0,external_node_readline_.createInterface)({ input: stderr, crlfDelay: Infinity })) {
        touch();
        const trace = readProgress(line);
        if (trace)
            steps.addTrace(trace);
        else {
            log.foreign(line);
            rest.push(line);
        }
    }
    return rest.join('\n');
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ./lib/acquire/buildx/builder.js




// The first that tells its progress in parts.
const oldest = '0.13.0';
/**
 * Finds the builder of this name, or the current one where the name is empty. Errors: `DOCKER_CLI_MISSING`,
 * `BUILDX_MISSING`, `BUILDX_OLD`, `BUILDER_NOT_FOUND`.
 */
async function findBuilder(name, program) {
    const version = await findVersion(program);
    const { code, stdout, stderr } = await builder_ask(['buildx', 'inspect', ...(name ? ['--', name] : [])], program);
    const field = (label) => new RegExp(`^${label}:\\s+(\\S+)`, 'm').exec(stdout)?.[1];
    const [found, driver] = [field('Name'), field('Driver')];
    if (code === 0 && found !== undefined && driver !== undefined)
        return { name: found, driver, version };
    const what = name ? `builder: ${JSON.stringify(name)}` : 'the current builder';
    throw new errors/* ActionError */.l('BUILDER_NOT_FOUND', `${what} cannot be used: ${said(stderr)}`, {
        hint: 'Make it before this step, or leave the input out for the current one (docker buildx ls lists them):\n  - uses: docker/setup-buildx-action@v3\n    id: buildx\nthen\n  with:\n    builder: ${{ steps.buildx.outputs.name }}',
    });
}
async function findVersion(program) {
    const { code, stdout, stderr } = await builder_ask(['buildx', 'version'], program);
    if (code !== 0)
        throw new errors/* ActionError */.l('BUILDX_MISSING', `docker has no buildx, which this build needs: ${said(stderr)}`, {
            hint: setupHint,
        });
    // What was built of a branch has no number, and is newer than any.
    const version = /\bv?(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
    if (version !== undefined && (0,acquire_engine/* compareVersions */.Zy)(version, oldest) < 0)
        throw new errors/* ActionError */.l('BUILDX_OLD', `docker buildx is ${version}, allowed: ${oldest} and newer`, {
            hint: setupHint,
        });
    return version ?? stdout.trim();
}
async function builder_ask(args, program) {
    const { stdin, stdout, stderr, ended } = startDocker(args, program);
    stdin.end();
    const [code, out, err] = await Promise.all([ended, (0,consumers_.text)(stdout), (0,consumers_.text)(stderr)]);
    return { code, stdout: out, stderr: err };
}
function said(stderr) {
    const line = stderr.trim().split('\n').at(-1) ?? '';
    return line.replace(/^ERROR: /, '') || 'it said nothing';
}

// EXTERNAL MODULE: ./lib/export/member.js
var export_member = __webpack_require__(80066);
;// CONCATENATED MODULE: ./lib/export/layout.js









/** Takes the tar of an OCI layout apart while it passes. Throws `ARCHIVE_INVALID` or `ARCHIVE_DIGEST`. */
async function unpackLayout(tar, order) {
    const blobs = new Map();
    let index;
    const take = async (entry) => {
        const { name, type, size } = entry.header;
        const hex = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
        if (hex !== undefined)
            blobs.set(`sha256:${hex}`, await storeBlob(entry, hex, order));
        else if (type === 'file' && size > plan_form/* documentLimit */.NL)
            throw (0,export_member/* invalidArchive */.mD)(`holds ${name} of ${size} bytes`);
        else if (name === 'index.json')
            index = await (0,consumers_.buffer)(entry);
        else
            entry.resume();
    };
    const reader = (0,tar_stream.extract)();
    const taking = (async () => {
        for await (const entry of reader)
            await take(entry);
    })();
    await Promise.all([(0,external_node_stream_promises_.pipeline)(tar, reader, { signal: order.signal }), taking]);
    if (!index)
        throw (0,export_member/* invalidArchive */.mD)('lacks index.json');
    return { index, blobs };
}
async function storeBlob(entry, hex, { dir, onBytes, signal }) {
    const path = (0,external_node_path_.join)(dir, hex);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const look = async function* (chunks) {
        for await (const chunk of chunks) {
            hash.update(chunk);
            onBytes(chunk.length);
            yield chunk;
        }
    };
    await (0,external_node_stream_promises_.pipeline)(entry, look, (0,external_node_fs_.createWriteStream)(path, { flags: 'wx' }), { signal });
    const found = hash.digest('hex');
    if (found === hex)
        return { path, size: entry.header.size };
    throw new errors/* ActionError */.l('ARCHIVE_DIGEST', `the builder sent sha256:${found} as sha256:${hex}`);
}

// EXTERNAL MODULE: ./lib/export/blob-place.js
var blob_place = __webpack_require__(86877);
// EXTERNAL MODULE: ./lib/export/config.js
var export_config = __webpack_require__(61666);
// EXTERNAL MODULE: ./lib/export/oci.js
var oci = __webpack_require__(4771);
;// CONCATENATED MODULE: ./lib/export/layout-images.js







/** Reads the images of a layout, in the order of its index. Throws `ARCHIVE_INVALID` where there is none, or no one way to all. */
async function readLayoutImages(layout) {
    const members = await readDocuments(layout);
    const found = [...new Map((0,oci/* readOciImages */.qc)(members).map(image => [image.manifestDigest, image])).values()];
    const [first, ...others] = await Promise.all(found.map(image => toLayoutImage(image, members, layout)));
    if (!first || new Set(found.map(({ top }) => top.digest)).size > 1)
        throw (0,export_member/* invalidArchive */.mD)(`holds ${found.length} images by its index.json, and no index of all`);
    return [first, ...others];
}
// All that index.json leads to but for layers, which may be large.
async function readDocuments({ index, blobs }) {
    const members = new Map([['index.json', toMember('index.json', index)]]);
    const read = async ({ digest }) => {
        const [blob, name] = [blobs.get(digest), (0,export_member/* blobPath */.nD)(digest)];
        if (!blob || members.has(name))
            return;
        if (blob.size > plan_form/* documentLimit */.NL)
            throw (0,export_member/* invalidArchive */.mD)(`holds ${name} of ${blob.size} bytes, allowed: ${plan_form/* documentLimit */.NL}`);
        members.set(name, toMember(name, await (0,promises_.readFile)(blob.path)));
    };
    const descend = async (descriptor) => {
        await read(descriptor);
        const member = members.get((0,export_member/* blobPath */.nD)(descriptor.digest));
        const { manifests, config } = member ? (0,oci/* readDocument */.u0)(member) : {};
        for (const each of manifests ?? [])
            await descend(each);
        if (config)
            await read(config);
    };
    for (const top of (0,oci/* readIndex */.vY)(members))
        await descend(top);
    return members;
}
function toMember(name, content) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
    return { name, size: content.length, sha256, packing: 'none', content };
}
async function toLayoutImage({ configDigest, manifest, manifestDigest, top, layers: digests }, members, { blobs }) {
    const place = async (digest) => {
        const blob = blobs.get(digest);
        if (!blob)
            throw (0,export_member/* invalidArchive */.mD)(`lacks ${digest}`);
        return { digest, size: blob.size, place: await (0,blob_place/* placeBlob */.V)(blob.path, 0, true) };
    };
    const document = ({ digest, mediaType }) => {
        const { content = Buffer.alloc(0) } = (0,export_member/* follow */.e6)(members, (0,export_member/* blobPath */.nD)(digest), 'a document');
        return { digest, mediaType: mediaType ?? '', content };
    };
    const config = document({ digest: configDigest });
    const layers = await Promise.all(digests.map(place));
    const isDocument = (digest) => members.has((0,export_member/* blobPath */.nD)(digest));
    const beside = [...blobs.keys()].filter(digest => digest !== top.digest && digest !== configDigest);
    const others = beside.filter(isDocument).map(digest => document({ digest }));
    const more = await Promise.all(beside.filter(each => !isDocument(each) && !digests.includes(each)).map(place));
    return {
        platform: (0,export_config/* platformOf */.t)((0,export_config/* readConfig */.X)((0,export_member/* follow */.e6)(members, (0,export_member/* blobPath */.nD)(configDigest), 'the configuration'))),
        ...{ configDigest, manifestDigest },
        alone: { config, layers, top: document(manifest), others: [] },
        whole: { config, layers, top: document(top), others, more },
    };
}

;// CONCATENATED MODULE: ./lib/obtained.js

/** Takes an archive that exists already from where it is; undefined where it cannot be used. */
async function takeArchive(where, step) {
    const ready = await step.stock.bring(where);
    return ready && { ready, where, updated: false, because: 'this very image is archived already' };
}
/** Describes an archive that was just written. */
async function describeBeside({ archive, path, metadata, sha256 }) {
    return { ...(await (0,ship_sidecar/* writeSidecar */.J$)(path, metadata, sha256)), archive, path };
}
/** What making an archive needs of a step. */
function contextOf({ inputs, identity, stores, plan, log, signal }) {
    return { inputs, identity, dir: stores.dir, reference: plan.reference, log, signal };
}

;// CONCATENATED MODULE: ./lib/plan/buildx-ignored.js
/** The inputs that the builder would pass over, each with the reason; none where it honours all of them. */
function findIgnored(inputs, { driver, limits, containerd }) {
    if (driver !== 'docker')
        return [];
    const old = 'engines before Docker 23';
    const ignored = [
        ['shm-size', !limits && inputs.shmSize > 0, old],
        ['ulimit', !limits && inputs.ulimit.length > 0, old],
        ['cgroup-parent', !limits && inputs.cgroupParent !== '', old],
        ['annotations', !containerd && inputs.annotations.length > 0, 'engines without the containerd image store'],
    ];
    return ignored.filter(([, given]) => given).map(([input, , by]) => `${input} (as ${by} do)`);
}

;// CONCATENATED MODULE: ./lib/plan/buildx-output.js
/** Chooses the way that loads nothing into an engine which is not there anyway; `none` where the builder has no way. */
function chooseOutput({ driver, containerd, platforms, combine }) {
    if (driver !== 'docker')
        return { output: 'layout', because: `a builder of driver ${driver} keeps no images` };
    if (platforms < 2 && !combine)
        return { output: 'engine', because: "the builder is the engine's own" };
    const because = 'an engine that is not asked for one platform alone gives an OCI layout';
    if (containerd)
        return { output: 'layout', because };
    return { output: 'none', because: 'this engine keeps images of one platform, and gives no OCI layout' };
}

;// CONCATENATED MODULE: ./lib/obtain-buildx.js
var obtain_buildx_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var obtain_buildx_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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


















/** Builds by `docker buildx`, and gets the image the way its builder has. Errors: `BUILDX_OUTPUT` and those of buildx. */
async function obtainByBuildx(engine, step) {
    const { inputs, plan, world, mask, log, signal } = step;
    const program = { env: dockerEnvironment(world, inputs.dockerHost), workspace: world.workspace, signal };
    const builder = await findBuilder(inputs.build.builder, program);
    const containerd = await engine.usesContainerd();
    const { output, because } = chooseOutput({
        driver: builder.driver,
        containerd,
        platforms: inputs.build.platforms.length,
        combine: inputs.combinePlatforms,
    });
    log.info(`Builder ${builder.name} of driver ${builder.driver}, docker buildx ${builder.version}`);
    if (output === 'none')
        throw noOutput(builder.name, because);
    if (output === 'layout' && asksImage(inputs.checks))
        throw noCheck(because);
    const ignored = findIgnored(inputs.build, { driver: builder.driver, limits: engine.speaks('1.42'), containerd });
    if (ignored.length > 0)
        throw ignores(builder.name, ignored);
    log.info(`The image comes ${output === 'engine' ? 'into the engine' : 'as an OCI layout'}: ${because}`);
    const order = {
        ...{ inputs: inputs.build, reference: plan.reference, builder, registry: inputs.registry, world, mask },
        ...{ dockerHost: inputs.dockerHost, idleTimeout: inputs.idleTimeout, token: inputs.token },
    };
    return output === 'engine'
        ? { image: await buildInto(engine, order, step) }
        : { archives: await obtain_buildx_archive(order, step) };
}
async function buildInto(engine, order, step) {
    const work = async () => {
        const { result } = await buildByBuildx({ ...order, output: 'type=docker' }, drain, step.log, step.signal);
        const image = await engine.inspect(result.digest || order.reference);
        if (image)
            return image;
        const message = `buildx built ${result.digest} with builder ${order.builder.name}, and the engine does not have it`;
        const hint = 'Name the engine that the builder belongs to:\n  with:\n    docker-host: tcp://HOST:2376';
        throw new errors/* ActionError */.l('BUILD_LOST', message, { hint });
    };
    return step.stage('Build', work, image => image.id);
}
async function drain(output) {
    output.resume();
    await (0,external_node_stream_promises_.finished)(output);
}
// The blobs wait in a folder of their own, and go with it.
async function obtain_buildx_archive(order, step) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const folder = obtain_buildx_addDisposableResource(env_1, await (0,pack_partial/* openPartialFolder */.en)(step.stores.dir), true);
        const images = await step.stage('Build', () => buildLayout(order, folder.path, step), built => built.map(({ platform, configDigest }) => `${(0,plan_platform/* formatPlatform */.Bq)(platform)} ${configDigest}`).join(', '));
        return await step.stage('Save', () => archiveAll(images, step), made => made.map(({ ready }) => (0,format/* formatBytes */.z)(ready.size)).join(', '));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = obtain_buildx_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function buildLayout(order, dir, { inputs, log, signal }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const progress = obtain_buildx_addDisposableResource(env_2, new report_progress/* Progress */.k(log, 'taking the image from the builder'), false);
        const take = (output, reading, touch) => {
            const onBytes = (count) => {
                progress.add(count);
                touch();
            };
            return unpackLayout(output, { dir, onBytes, signal: reading });
        };
        const output = `type=oci,dest=-,compression=gzip,compression-level=${inputs.level}`;
        const { taken } = await buildByBuildx({ ...order, output }, take, log, signal);
        return await readLayoutImages(taken);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        obtain_buildx_disposeResources(env_2);
    }
}
async function archiveAll(images, step) {
    const [first, ...others] = images;
    if (others.length === 0) {
        // Its layers are not needed again.
        const onCopied = ({ place }) => (0,promises_.rm)(place.path, { force: true });
        return [await archiveOne(first.whole, first.configDigest, step, onCopied)];
    }
    const obtained = [];
    for (const { platform, alone, configDigest } of images) {
        step.log.info(`For ${(0,plan_platform/* formatPlatform */.Bq)(platform)} alone, without attestations`);
        obtained.push(await archiveOne(alone, configDigest, step));
    }
    if (!step.inputs.combinePlatforms)
        return obtained;
    step.log.info(`For all ${images.length} platforms, with attestations where there are any`);
    return [...obtained, await archiveOne(first.whole, first.whole.top.digest, step)];
}
// `identity` is the digest that the archive is named by.
async function archiveOne(image, identity, step, onCopied = () => Promise.resolve()) {
    const where = await step.stock.locate((0,plan_name/* shortId */.m_)(identity));
    const taken = await takeArchive(where, step);
    const obtained = taken ?? (await makeArchive(image, where, step, onCopied));
    return { ...obtained, source: 'build', imageid: identity, digest: '' };
}
async function makeArchive(image, where, step, onCopied) {
    const saved = await archiveBlobs(image, image.config.digest, contextOf(step), onCopied);
    return { ready: await describeBeside(saved), where, updated: true, because: 'this image was not archived yet' };
}
function ignores(builder, inputs) {
    const message = `the builder ${builder} would pass over ${inputs.join(', ')}`;
    return new errors/* ActionError */.l('BUILDER', message, { hint: ownBuilder });
}
const ownBuilder = 'Make a builder of its own before this step:\n  - uses: docker/setup-buildx-action@v3\n    with:\n      driver: docker-container';
function noCheck(because) {
    const message = `the image cannot be checked, for the build brings it into no engine: ${because}`;
    return new errors/* ActionError */.l('CHECK', message, {
        hint: 'Leave the checks of the image out; verify-command may load the archive.',
    });
}
function noOutput(builder, because) {
    const message = `the builder ${builder} cannot build for several platforms: ${because}`;
    return new errors/* ActionError */.l('BUILDX_OUTPUT', message, {
        hint: `Switch the engine to the containerd image store. ${ownBuilder}`,
    });
}

// EXTERNAL MODULE: ./lib/export/verify.js
var verify = __webpack_require__(35849);
;// CONCATENATED MODULE: ./lib/plan/space.js

/** Says what a conversion takes of an archive file of `size` bytes with a tar of `tarSize`, undefined where nobody knows. */
function needOfConversion(size, tarSize, format) {
    const most = tarSize ?? size;
    if (format === 'docker')
        return { least: most, most };
    // One compression may be twice as good as another; of what a bare tar comes to nothing is known.
    return { least: tarSize === size ? 0 : Math.min(size, most) / 2, most };
}
/** Says what saving an image takes, whose size the engine or registry tells; what they mean by it differs, so nothing is sure. */
function needOfSaving(size) {
    return { least: 0, most: size };
}
/** Judges the free bytes of a folder, with the numbers. */
function judgeSpace({ least, most }, free, dir) {
    if (free >= most)
        return { kind: 'enough' };
    const short = free < least;
    const needed = short ? `at least ${(0,format/* formatBytes */.z)(Math.ceil(least))}` : `up to ${(0,format/* formatBytes */.z)(most)}`;
    return {
        kind: short ? 'short' : 'doubtful',
        because: `the archive needs ${needed}, and ${(0,format/* formatBytes */.z)(free)} are free in ${dir}`,
    };
}

// EXTERNAL MODULE: ./lib/ship/adopt.js
var adopt = __webpack_require__(33048);
// EXTERNAL MODULE: ./lib/ship/folder.js
var folder = __webpack_require__(59632);
;// CONCATENATED MODULE: ./lib/ship/space.js



/** Looks whether the archive folder has room: `DISK_SPACE` where it surely has not, a warning where it may not. */
async function checkSpace(dir, need, log) {
    const { bavail, bsize } = await (0,promises_.statfs)(dir);
    const verdict = judgeSpace(need, bavail * bsize, dir);
    if (verdict.kind === 'doubtful')
        log.warning(`The disk may become full: ${verdict.because}`);
    if (verdict.kind !== 'short')
        return;
    const hint = 'Free space before this step, or choose another disk:\n  with:\n    archive-dir: /mnt/archives';
    throw new errors/* ActionError */.l('DISK_SPACE', `not enough space: ${verdict.because}`, { hint });
}

;// CONCATENATED MODULE: ./lib/obtain-converted.js
















/** Makes the archive of this step of another archive file, without an engine; that file is only read. */
async function obtainConverted(step) {
    const given = await step.stage('Open', () => openGiven(step), ({ path, size }) => `${path}, ${(0,format/* formatBytes */.z)(size)}`);
    const obtained = await step.stage('Convert', async () => (await takeSame(given, step)) ?? (await convert(given, step)), ({ ready, updated }) => (updated ? (0,format/* formatBytes */.z)(ready.size) : 'nothing to convert'));
    return { ...obtained, source: 'archive', imageid: obtained.ready.metadata.config_digest, digest: '' };
}
async function openGiven({ inputs, world, signal }) {
    const path = (0,external_node_path_.resolve)(world.workspace, inputs.archive);
    const file = await (0,promises_.stat)(path).catch(() => undefined);
    if (!file?.isFile())
        throw notThere(path, file ? 'no file' : 'not there');
    await (0,promises_.access)(path, external_node_fs_.constants.R_OK).catch((cause) => {
        throw notThere(path, `not to be read (${(0,errors/* messageOf */.b)(cause)})`, cause);
    });
    const named = (0,plan_name/* parseName */.$q)((0,external_node_path_.basename)(path))?.imageid ?? (await (0,export_open/* readMetadata */._6)(path, signal))?.config_digest ?? '';
    return { path, size: file.size, imageid: named.replace('sha256:', '') };
}
function notThere(path, problem, cause) {
    const message = `archive ${JSON.stringify(path)} is ${problem}, allowed: an archive file`;
    return new errors/* ActionError */.l('ARCHIVE_NOT_FOUND', message, { hint: 'with:\n  archive: downloads/api.tar', cause });
}
// What is archived in the wanted format already is taken from there, once it is sure that this is the same image.
async function takeSame(given, step) {
    if (given.imageid === '')
        return undefined;
    const where = await step.stock.locate((0,plan_name/* shortId */.m_)(given.imageid));
    const { archive, file, artifact, cached } = where;
    if (archive.archfmt !== step.inputs.format)
        return undefined;
    if (file && (await (0,folder/* isSameFile */.Dl)(file.path, given.path)))
        return takeGiven(file, where, step);
    if (!file && !artifact && !cached)
        return undefined;
    const { facts } = await (0,verify/* verifyArchive */.w)(given.path, given, step.signal);
    accept(facts.platform, step);
    return takeArchive(where, step);
}
async function takeGiven({ path, archive }, where, step) {
    const ready = { ...(await (0,adopt/* adoptArchive */.B)(path, archive, step.identity, step.signal)), archive, path };
    accept((0,plan_platform/* parsePlatform */.FL)(ready.metadata.platform), step);
    return { ready, where, updated: false, because: 'the archive given is this very archive' };
}
async function convert({ path, size, imageid }, step) {
    const { inputs, stock, stores, log } = step;
    await checkSpace(stores.dir, needOfConversion(size, await (0,export_open/* measureTar */.QK)(path), inputs.format), log);
    const before = await stock.described();
    const source = {
        path,
        accept: (facts) => {
            log.info(`${path} holds ${facts.configDigest}, ${facts.layers.length} layers, layout ${facts.layout}`);
            (0,verify/* checkImage */.c)(path, facts, imageid);
            accept(facts.platform, step);
        },
    };
    const ready = await describeBeside(await repackArchive(source, contextOf(step)));
    const where = await stock.locate(ready.archive.imageid);
    const same = before.some(each => each.path === ready.path && each.sha256 === ready.sha256);
    if (same)
        return { ready, where, updated: false, because: 'this very archive was there already' };
    return { ready, where, updated: true, because: `converted from ${path}, which stays as it is` };
}
function accept(platform, { inputs, plan }) {
    if (platform)
        (0,acquire_pull/* checkPlatform */.oF)(plan.reference, platform, inputs.platform);
}

// EXTERNAL MODULE: ./lib/ship/stored-layers.js
var stored_layers = __webpack_require__(78494);
;// CONCATENATED MODULE: ./lib/ship/known-layers.js


/**
 * The wanted layers that archives in the folder hold as they are, under the digest they are stored by and under that of
 * the unpacked layer. Whether they are whole is proved when they are read.
 */
async function findKnownLayers(archives, wanted) {
    const known = new Map();
    for (const archive of archives) {
        const isNew = (layer) => wanted(layer) && !known.has(layer.digest);
        if (!archive.metadata.layers.some(isNew))
            continue;
        // A file that is gone or damaged has nothing to give; what it lacks is got from elsewhere.
        const stored = await (0,stored_layers/* findStoredLayers */.j)(archive).catch(() => []);
        for (const { layer, start } of stored.filter(each => isNew(each.layer))) {
            const { digest, size } = layer;
            const blob = { digest, size, place: await (0,blob_place/* placeBlob */.V)(archive.path, start, false) };
            known.set(digest, blob);
            known.set(layer.diff_id, blob);
        }
    }
    return known;
}

;// CONCATENATED MODULE: ./lib/obtain-fetched.js
var obtain_fetched_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var obtain_fetched_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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













/** Gets the archive of an image straight from its registry, without an engine. */
async function obtainFetched(step) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, plan, world } = step;
        const credentials = await openCredentials(step);
        const client = obtain_fetched_addDisposableResource(env_1, new registry_client/* RegistryClient */.b(inputs.image, { credentials, env: world.env }), false);
        const { idleTimeout } = inputs;
        const order = { idleTimeout, image: inputs.image, tag: plan.tag, platform: inputs.platform, retries: inputs.retries };
        const found = await step.stage('Look up', () => (0,registry_pull/* fetchManifest */.Cj)(client, order, step.log, step.signal), result => result.configDigest);
        const obtained = await step.stage('Fetch', async () => {
            const where = await step.stock.locate((0,plan_name/* shortId */.m_)(found.configDigest));
            return (await takeArchive(where, step)) ?? (await fetchArchive(client, { ...order, found, where }, step));
        }, ({ ready, updated }) => (updated ? (0,format/* formatBytes */.z)(ready.size) : 'nothing to fetch'));
        const digest = inputs.image.digest ?? found.indexDigest ?? found.manifestDigest;
        return { ...obtained, source: 'registry', imageid: found.configDigest, digest, platforms: found.platforms };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        obtain_fetched_disposeResources(env_1);
    }
}
// The layers wait in a folder of their own, and each goes when it is in the archive.
async function fetchArchive(client, order, step) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { stock, stores, log, signal } = step;
        const { found, where } = order;
        const archives = await stock.described();
        const known = await findKnownLayers(archives, ({ digest }) => found.layers.some(layer => layer.digest === digest));
        await checkSpace(stores.dir, needOfSaving(found.layers.reduce((sum, layer) => sum + layer.size, 0)), log);
        const folder = obtain_fetched_addDisposableResource(env_2, await (0,pack_partial/* openPartialFolder */.en)(stores.dir), true);
        const isKnown = (digest) => known.has(digest);
        const fetched = await (0,registry_pull/* fetchImage */.aK)(client, { ...order, dir: folder.path, isKnown }, found, log, signal);
        const saved = await archiveBlobs(await toBlobs(fetched, known), found.configDigest, contextOf(step), onCopied);
        return { ready: await describeBeside(saved), where, updated: true, because: 'this image was not archived yet' };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_1 = obtain_fetched_disposeResources(env_2);
        if (result_1)
            await result_1;
    }
}
async function onCopied({ place }) {
    if (place.proved)
        await (0,promises_.rm)(place.path, { force: true });
}
async function toBlobs(image, known) {
    const { config, configDigest: digest, manifest, manifestDigest, manifestType } = image;
    const layers = image.layers.map(async (layer) => {
        const { digest, size, path } = layer;
        return known.get(digest) ?? { digest, size, place: await (0,blob_place/* placeBlob */.V)(path ?? '', 0, true) };
    });
    return {
        config: { digest, mediaType: '', content: config },
        layers: await Promise.all(layers),
        top: { digest: manifestDigest, mediaType: manifestType, content: manifest },
        others: [],
    };
}

;// CONCATENATED MODULE: ./lib/reuse-platforms.js


/** Takes the archives of a version for several platforms from the folder; undefined unless there is one of each that is asked for. */
async function reusePlatforms(step) {
    const { inputs, identity, stock, log } = step;
    const { platforms } = inputs.build;
    const wanted = [...platforms.map(each => [each]), ...(inputs.combinePlatforms ? [platforms] : [])];
    const newest = (await stock.described()).sort((a, b) => b.modified - a.modified);
    const obtained = [];
    for (const each of wanted) {
        const known = newest.find(({ archive, metadata }) => archive.version === identity.version && isFor(metadata.platform, each));
        const taken = known && (await takeArchive(await stock.locate(known.archive.imageid), step));
        if (!known || !taken) {
            log.info(`existing: reuse does not apply: the folder has no archive for ${each.map(plan_platform/* formatPlatform */.Bq).join(',')}`);
            return undefined;
        }
        const because = `${known.path} exists already and existing is reuse`;
        obtained.push({ ...taken, source: 'archive', imageid: known.metadata.docker_id, digest: '', because });
    }
    return obtained;
}
// Which platforms an archive says it is for.
function isFor(text, wanted) {
    const told = text.split(',').map(plan_platform/* parsePlatform */.FL);
    return (told.length === wanted.length &&
        wanted.every(each => told.some(platform => platform !== undefined && (0,plan_platform/* samePlatform */.my)(platform, each))));
}

;// CONCATENATED MODULE: ./lib/obtain.js



















/** Gets the archives of a step: what exists already, or what is built, pulled, found or fetched, in the cheapest way. */
async function obtainArchives(step) {
    return (await reuseExisting(step)) ?? obtainNew(step);
}
// `existing: reuse` takes the archive there is of a clean version.
async function reuseExisting(step) {
    const { inputs, plan, stock, identity, log } = step;
    if (inputs.existing === 'rebuild')
        return undefined;
    if (plan.verdict.dirty)
        log.info(`existing: ${inputs.existing} does not apply: ${plan.verdict.because}`);
    const where = plan.verdict.dirty ? undefined : await stock.locateVersion();
    if (!where)
        return undefined;
    const found = (0,plan_name/* formatName */.nD)(where.archive);
    if (inputs.existing === 'fail') {
        const hint = 'Give a new version, or take the archive as it is:\n  with:\n    existing: reuse';
        throw new errors/* ActionError */.l('EXISTS', `${identity.name} ${identity.version} is archived already as ${found}, and existing is fail`, { hint });
    }
    if (inputs.build.platforms.length > 1)
        return step.stage('Reuse', () => reusePlatforms(step));
    const ready = await step.stage('Reuse', () => stock.bring(where), got => (got ? (0,format/* formatBytes */.z)(got.size) : 'not usable'));
    if (!ready)
        return undefined;
    (0,layout/* checkLayout */.H)(found, ready.metadata.layout, inputs.requireLayout);
    const because = `${found} exists already and existing is reuse`;
    return [{ ready, where, source: 'archive', imageid: ready.metadata.docker_id, digest: '', updated: false, because }];
}
async function obtainNew(step) {
    const { inputs, plan, stock, identity, log } = step;
    const before = (await stock.files()).filter(file => file.archive.version === identity.version);
    log.info(`Source is ${inputs.source}: ${inputs.sourceBecause}`);
    const all = await obtainFrom(inputs.source, step);
    for (const { ready } of all)
        (0,layout/* checkLayout */.H)((0,plan_name/* formatName */.nD)(ready.archive), ready.metadata.layout, inputs.requireLayout);
    if (!plan.verdict.dirty)
        noticeReplaced(step, before, all);
    for (const { ready, because } of all) {
        log.info(`${(0,plan_name/* formatName */.nD)(ready.archive)}, layout ${ready.metadata.layout}: ${because}`);
    }
    return all;
}
async function obtainFrom(source, step) {
    if (source === 'registry')
        return [await obtainFetched(step)];
    return source === 'archive' ? [await obtainConverted(step)] : obtainByEngine(source, step);
}
async function obtainByEngine(source, step) {
    const { inputs, world, signal } = step;
    if (inputs.s2i?.usage)
        await step.stage('Usage', () => showUsage(step));
    const engine = await (0,connect/* connectEngine */.x)(inputs.dockerHost, world, signal);
    if (source === 'build' && chooseBuild(engine, step).builder === 'buildx') {
        const built = await obtainByBuildx(engine, step);
        return 'archives' in built ? built.archives : [await obtainSaved(engine, built.image, source, step)];
    }
    const name = { build: 'Build', pull: 'Pull', local: 'Find', s2i: 'Build' }[source];
    const image = await step.stage(name, () => acquireImage(source, engine, step), result => result.id);
    return [await obtainSaved(engine, image, source, step)];
}
async function obtainSaved(engine, image, source, step) {
    const checks = await check_checkImage(engine, image, step);
    const obtained = await step.stage('Save', () => saveOrTake(engine, image, step), describe);
    const { repository } = step.inputs.image;
    const digest = image.registry?.digest ?? image.digests.find(each => each.startsWith(`${repository}@`))?.split('@')[1] ?? '';
    return { ...obtained, source, imageid: image.id, digest, checks, platforms: image.registry?.platforms };
}
async function saveOrTake(engine, image, step) {
    const { stock, plan, log, signal } = step;
    const archives = await stock.described();
    const images = archives.map(({ metadata }) => ({
        dockerId: metadata.docker_id,
        configDigest: metadata.config_digest,
    }));
    const configDigest = await (0,identify/* identify */.l)(engine, image, plan.reference, images, log, signal);
    const where = configDigest === undefined ? undefined : await stock.locate((0,plan_name/* shortId */.m_)(configDigest));
    const taken = where && configDigest && ((await obtain_compress(where, image, configDigest, step)) ?? (await takeArchive(where, step)));
    if (taken)
        return taken;
    const known = await findKnownLayers(archives, layer => image.layers.includes(layer.diff_id));
    await checkSpace(step.stores.dir, needOfSaving(image.size), log);
    const saved = await exportImage({ engine, image, configDigest, known }, contextOf(step));
    const ready = await describeBeside(saved);
    return {
        ready,
        where: where ?? (await stock.locate(saved.archive.imageid)),
        updated: true,
        because: 'this image was not archived yet',
    };
}
async function obtain_compress(where, image, configDigest, step) {
    if (where.file || !where.bare || step.inputs.format === 'docker')
        return undefined;
    const { path } = where.bare;
    try {
        const ready = await describeBeside(await compressTar(path, image, configDigest, contextOf(step)));
        await (0,ship_sidecar/* removeArchive */.Lt)(path);
        return { ready, where, updated: true, because: 'this very image was archived as a bare tar, compressed now' };
    }
    catch (error) {
        step.signal.throwIfAborted();
        step.log.warning(`${path} cannot be used, the image is saved again: ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}
function describe({ ready, updated }) {
    return updated ? `${(0,format/* formatBytes */.z)(ready.metadata.tar_size)} → ${(0,format/* formatBytes */.z)(ready.size)}` : 'nothing to save';
}
// A clean version is meant to stay what it is; that it changed deserves more than a line in the log.
function noticeReplaced({ log, identity }, before, made) {
    const now = made.map(({ ready }) => ready.archive.imageid);
    const others = new Set(before.map(file => file.archive.imageid).filter(id => !now.includes(id)));
    if (others.size === 0)
        return;
    log.notice(`${identity.name} ${identity.version} is a clean version and its image changed: it was ${[...others].join(', ')}, now it is ${now.join(', ')}`);
}

// EXTERNAL MODULE: ./lib/plan/plan.js
var plan_plan = __webpack_require__(49164);
// EXTERNAL MODULE: ./lib/plan/publish.js
var publish = __webpack_require__(91236);
;// CONCATENATED MODULE: ./lib/acquire/push-proof.js



/**
 * Reads a pushed name back from its registry: true when it leads to the archived image, false, with a warning, when
 * the registry cannot be asked from here. Throws `PUSH_MISMATCH` when something else is there, or nothing.
 */
async function provePush(client, pushed, log, signal) {
    const { image, platform, retries, idleTimeout } = pushed;
    try {
        const found = await (0,registry_pull/* fetchManifest */.Cj)(client, { image, tag: image.tag, platform, retries, idleTimeout }, log, signal);
        push_proof_compare(pushed, found.indexDigest ?? found.manifestDigest, found.configDigest);
        return true;
    }
    catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof errors/* ActionError */.l) || error.code === 'PUSH_MISMATCH')
            throw error;
        if (!unasked.has(error.code))
            throw mismatch(image, `reading it back failed: ${error.message}`, error);
        log.warning(`${(0,publish/* writeName */.dZ)(image)} was pushed as ${pushed.digest} and cannot be read back: ${error.message}`);
        return false;
    }
}
/** The error for a registry that has another image than the archived one. */
function mismatch(image, problem, cause) {
    const hint = 'Does another job push the same tag at the same time? Run the step again.';
    return new errors/* ActionError */.l('PUSH_MISMATCH', `${(0,publish/* writeName */.dZ)(image)} is not the archived image: ${problem}`, { hint, cause });
}
// Engines are told by their own configuration which registries speak plain HTTP, and may have other ways to them.
const unasked = new Set(['PULL_FAILED', 'PULL_DENIED', 'IDLE']);
function push_proof_compare({ image, digest, configDigest }, found, foundConfig) {
    if (found !== digest)
        throw mismatch(image, `${digest} was pushed and the registry has ${found}`);
    if (foundConfig !== configDigest) {
        throw mismatch(image, `its configuration is ${foundConfig}, and ${configDigest} is archived`);
    }
}

;// CONCATENATED MODULE: ./lib/acquire/push.js
var push_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var push_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Pushes one name of an image and gives the digest that the registry now has under it (`sha256:…`). Whatever the engine
 * reports inside its stream is thrown, as `PUSH_DENIED` or `PUSH_FAILED`; a busy registry is tried again before.
 */
async function pushImage(engine, order, log, signal) {
    const what = `pushing ${(0,publish/* writeName */.dZ)(order.image)}`;
    const rules = { what, tries: order.retries + 1, pause: 1000, mayHelp: isPassing };
    try {
        return await (0,retry/* retry */.L5)(rules, () => followPush(engine, order, log, signal), log, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        if (error instanceof acquire_frames/* FrameError */.q || error instanceof acquire_engine/* EngineRefusal */.np)
            throw explainPush(order, error);
        throw (0,acquire_engine/* brokenOff */.H1)(`the push of ${(0,publish/* writeName */.dZ)(order.image)}`, error);
    }
}
/** The error for an image that does not get into its registry. */
function pushError(code, image, words, cause) {
    const hint = code === 'PUSH_DENIED'
        ? `Check the credentials for ${image.host}; with the token of the workflow:\n  permissions:\n    packages: write\n  with:\n    username: \${{ github.actor }}\n    password: \${{ secrets.GITHUB_TOKEN }}`
        : `Is the registry ${image.host} reachable from the engine, and does it take this image?`;
    return new errors/* ActionError */.l(code, `cannot push ${(0,publish/* writeName */.dZ)(image)}: ${words}`, { hint, cause });
}
async function followPush(engine, order, log, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { image, credentials, idleTimeout } = order;
        const watch = push_addDisposableResource(env_1, new idle/* IdleWatch */.K(`the push of ${(0,publish/* writeName */.dZ)(image)}`, idleTimeout, signal), false);
        const credential = await credentials.forHost(image.host);
        // Engines before 23 refuse a push without the header.
        const auth = credential ? (0,acquire_credentials/* toAuthConfig */.i)(credential) : {};
        const shown = new acquire_pull/* LayerStates */.U3(log);
        let digest;
        for await (const frame of (0,acquire_frames/* readFrames */.v)(await engine.push(image.repository, image.tag, auth, watch.signal))) {
            watch.touch();
            shown.add(frame);
            digest = digestOf(frame) ?? digest;
        }
        if (digest !== undefined)
            return digest;
        throw pushError('PUSH_FAILED', image, 'the engine said that it was done, and told no digest', undefined);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        push_disposeResources(env_1);
    }
}
// The containerd store tells it in words alone.
function digestOf({ aux, status }) {
    const told = (0,plan_form/* isRecord */.u4)(aux, []) ? aux['Digest'] : undefined;
    return (0,plan_form/* isDigest */.Bc)(told) ? told : / digest: (sha256:[0-9a-f]{64}) /.exec(` ${status ?? ''} `)?.[1];
}
const passing = /\b(?:408|429|5\d\d) [A-Z]|too ?many ?requests|time-?out|timed out|deadline exceeded|connection reset|broken pipe|unexpected EOF/i;
// The engine passes registries' answers on as text only.
function isPassing(error) {
    return (error instanceof acquire_frames/* FrameError */.q || error instanceof acquire_engine/* EngineRefusal */.np) && passing.test(error.message);
}
function explainPush({ image }, cause) {
    const words = (0,acquire_engine/* engineWords */.Y7)(cause);
    const denied = /unauthorized|denied|authentication|authorization|no basic auth|incorrect username|\b40[13]\b/i;
    return pushError(denied.test(words) ? 'PUSH_DENIED' : 'PUSH_FAILED', image, words, cause);
}

// EXTERNAL MODULE: ./lib/acquire/http-call.js + 1 modules
var http_call = __webpack_require__(60106);
;// CONCATENATED MODULE: ./lib/acquire/registry-tags.js






const pageSize = 1000;
/** Lists the tags of a repository, page by page; throws `PULL_DENIED`, `PULL_NOT_FOUND`, `PULL_FAILED`, `PULL_UNSUPPORTED`, `IDLE`. */
function listTags(client, order, log, signal) {
    const { repository } = order.image;
    return (0,registry_pull/* followFetch */.wd)(client, `the tags of ${repository}`, order, log, signal, async (fetch) => {
        const tags = [];
        const seen = new Set();
        for (let query = `?n=${pageSize}`; query !== undefined;) {
            if (seen.has(query))
                throw (0,registry_documents/* unsupported */.qO)(fetch.what, `leads back to a page that was read, ${query}`);
            seen.add(query);
            const page = await readPage(fetch, query);
            tags.push(...page.tags);
            query = page.next;
        }
        log.info(`${repository} has ${tags.length} tags, by ${client.host}`);
        return tags;
    });
}
async function readPage(fetch, query) {
    const path = `tags/list${query}`;
    const ask = async () => {
        const answer = await fetch.client.get(path, { accept: 'application/json' }, fetch.signal);
        const document = (0,plan_form/* parseRecord */.Hh)(await (0,http_call/* readAnswer */.JN)(answer, plan_form/* documentLimit */.NL));
        fetch.touch();
        return { document, next: readNext(answer.headers['link']) };
    };
    const { document, next } = await (0,retry/* retry */.L5)((0,registry_fetch/* fetchRules */.sA)(fetch, `asking for ${path}`), ask, fetch.log, fetch.signal);
    const tags = document?.['tags'];
    // A repository whose last tag was deleted has none or null.
    if (document && (0,plan_form/* isOptional */.dK)(tags, plan_form/* isTexts */.VP))
        return { tags: (tags ?? []), next };
    throw (0,registry_documents/* unsupported */.qO)(fetch.what, 'comes as something that is no list');
}
// Of where the next page is said to be only the query counts: the rest would be another place to show credentials to.
function readNext(link) {
    const target = /<([^>]*)>\s*;\s*rel="?next"?/i.exec(String(link ?? ''))?.[1];
    const search = target === undefined ? undefined : URL.parse(target, 'http://registry')?.search;
    return search || undefined;
}

// EXTERNAL MODULE: ./lib/export/load.js + 8 modules
var export_load = __webpack_require__(86836);
// EXTERNAL MODULE: ./lib/ship/github.js + 1 modules
var github = __webpack_require__(55679);
;// CONCATENATED MODULE: ./lib/ship/release.js
var release_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var release_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Makes an archive an asset of a release, under its file name (which GitHub writes with `.` for `~`; the label has it
 * as it is). Throws `RELEASE_TOO_LARGE`, `RELEASE_NOT_FOUND`, `RELEASE_DENIED`, `RELEASE_FAILED`, `EXISTS`.
 */
async function attachToRelease(api, order, log, signal) {
    const { archive, tag } = order;
    const name = (0,plan_name/* formatName */.nD)(archive.archive);
    refuseLarge(name, archive.size);
    try {
        const release = await findRelease(api, tag);
        const rules = { what: `attaching ${name}`, tries: 3, pause: 2000, mayHelp: release_isPassing };
        return await (0,retry/* retry */.L5)(rules, () => attach(api, release, order, log), log, signal);
    }
    catch (error) {
        signal.throwIfAborted();
        throw error instanceof github/* GitHubRefusal */.k ? explain(name, tag, error) : error;
    }
}
function refuseLarge(name, size) {
    if (size < publish/* assetLimit */.yV)
        return;
    const hint = 'Make it smaller, or push the image instead:\n  with:\n    archive-format: tzst\n    compression-level: 9';
    throw new errors/* ActionError */.l('RELEASE_TOO_LARGE', `${name} has ${(0,format/* formatBytes */.z)(size)}, and a release takes files below 2 GiB`, {
        hint,
    });
}
// A draft is not found by its tag.
async function findRelease(api, tag) {
    const found = (await api.findRelease(tag)) ?? (await api.findDraft(tag));
    if (found)
        return found;
    const hint = `Make it before this step; a draft will do:\n  - run: gh release create ${tag} --draft\n    env:\n      GH_TOKEN: \${{ github.token }}\nThe token needs\n  permissions:\n    contents: write`;
    throw new errors/* ActionError */.l('RELEASE_NOT_FOUND', `release ${JSON.stringify(tag)} is no release of this repository`, {
        hint,
    });
}
async function attach(api, release, order, log) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { archive, existing, dirty } = order;
        const name = (0,plan_name/* formatName */.nD)(archive.archive);
        const there = (await api.listAssets(release.id)).find(asset => isNamed(asset, name));
        const decision = (0,publish/* decideAsset */.Fn)(archive, there, existing, dirty);
        if (there && (decision.kind === 'present' || decision.kind === 'keep'))
            return keep(name, there, decision, log);
        if (decision.kind === 'refuse') {
            const hint = 'Give a new version, or let the newest win:\n  with:\n    existing: rebuild';
            throw new errors/* ActionError */.l('EXISTS', `${name} is an asset of ${order.tag} already: ${decision.because}`, { hint });
        }
        if (there) {
            log.info(`The asset ${there.name} is replaced: ${decision.because}`);
            await api.deleteAsset(there.id);
        }
        const progress = release_addDisposableResource(env_1, new report_progress/* Progress */.k(log, `Uploading ${name}`, archive.size), false);
        const file = { path: archive.path, size: archive.size, onBytes: (count) => progress.add(count) };
        const asset = await api.uploadAsset(release.uploadUrl, name, file);
        checkUploaded(asset, archive);
        return { url: asset.url, because: `${asset.name}, ${(0,format/* formatBytes */.z)(asset.size)}: ${decision.because}` };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        release_disposeResources(env_1);
    }
}
// Whoever else uploads an archive gives it no label.
function isNamed(asset, name) {
    return asset.label === name || asset.name === name || asset.name === name.replaceAll('~', '.');
}
function keep(name, asset, { kind, because }, log) {
    if (kind === 'keep')
        log.notice(`${name} is not uploaded: ${because}`);
    return { url: asset.url, because };
}
function checkUploaded({ name, whole, size, sha256 }, archive) {
    const same = whole && size === archive.size && (sha256 === '' || sha256 === archive.sha256);
    if (same)
        return;
    const message = `the asset ${name} is not the archive: ${size} bytes, sha256:${sha256}; the archive has ${archive.size}, sha256:${archive.sha256}`;
    throw new errors/* ActionError */.l('RELEASE_FAILED', message, { hint: 'Delete the asset and run the step again.' });
}
// An upload that broke off leaves an asset that is not whole; the next try replaces it.
function release_isPassing(error) {
    return error instanceof github/* GitHubRefusal */.k && (error.status === 0 || error.status === 429 || error.status >= 500);
}
function explain(name, tag, cause) {
    const denied = [401, 403, 404].includes(cause.status);
    const hint = denied
        ? 'Let the token of the workflow write releases:\n  permissions:\n    contents: write'
        : 'Run the step again: what is there already is not uploaded twice.';
    const message = `cannot attach ${name} to the release ${tag}: ${cause.message}`;
    return new errors/* ActionError */.l(denied ? 'RELEASE_DENIED' : 'RELEASE_FAILED', message, { hint, cause });
}

;// CONCATENATED MODULE: ./lib/publish.js
var publish_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var publish_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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













/** Lets a version through to registry and release, or throws `DIRTY` or `RELEASE_NOT_FOUND` before any work. */
function passPublishGate({ inputs, plan, world, log }) {
    const { release } = inputs.publish;
    if (release !== '' && world.repository === '') {
        const message = `release ${JSON.stringify(release)} is of no repository: GITHUB_REPOSITORY is not set`;
        throw new errors/* ActionError */.l('RELEASE_NOT_FOUND', message, { hint: "release: ''" });
    }
    const gate = plan.publish.gate;
    if (gate.kind === 'warn')
        log.warning(gate.because);
    if (gate.kind !== 'refuse')
        return;
    const hint = 'Give a clean version, or let this one pass:\n  with:\n    allow-dirty: true';
    throw new errors/* ActionError */.l('DIRTY', gate.because, { hint });
}
/** Gives the image its further names, pushes all of them, and attaches the archive to a release, as far as it is asked for. */
async function publish_publish(step, obtained) {
    const named = await publishImage(step, obtained);
    const { release } = step.inputs.publish;
    if (release === '')
        return named;
    const asset = await step.stage('Release', () => attachArchive(step, obtained), ({ because }) => because);
    return { ...named, asset };
}
async function publishImage(step, obtained) {
    const { push } = step.inputs.publish;
    const { names, latest } = step.plan.publish;
    const unpushed = { names: names.map(publish/* writeName */.dZ), pushed: [], latest: latest.because };
    if (!push && names.length === 1)
        return unpushed;
    const engine = await (0,connect/* connectEngine */.x)(step.inputs.dockerHost, step.world, step.signal);
    const id = await step.stage('Tag', () => tagAll(engine, step, obtained), () => unpushed.names.join(', '));
    if (!push)
        return unpushed;
    return step.stage('Push', async () => pushAll({ engine, id, obtained, credentials: await openCredentials(step) }, step), ({ pushed }) => pushed[0]?.digest ?? '');
}
// The archived image is meant by its id: what its name leads to may have moved.
async function tagAll(engine, step, obtained) {
    const { id, release } = await bringImage(engine, step, obtained);
    try {
        for (const { repository, tag } of step.plan.publish.names)
            await engine.tag(id, repository, tag);
    }
    finally {
        await release();
    }
    return id;
}
async function bringImage(engine, step, obtained) {
    const present = await findArchivedImage(engine, step, obtained);
    if (present !== undefined)
        return { id: present, release: () => Promise.resolve() };
    const { inputs, log, signal } = step;
    const { path, metadata } = obtained.ready;
    log.info(`The engine does not have the archived image: ${path} is loaded`);
    const order = { path, imageid: metadata.imageid, limit: Infinity, proved: true, idleTimeout: inputs.idleTimeout };
    const { image, release } = await (0,export_load/* loadArchive */.b)({ engine, order: { ...order, named: () => true }, log, signal });
    return { id: image.id, release };
}
async function pushAll(publishing, step) {
    const { names, latest } = step.plan.publish;
    const pushed = [];
    for (const image of names)
        pushed.push(await pushName(publishing, image, step));
    const [own] = names;
    const decision = own && latest.kind === 'ask' ? await askLatest(publishing, own, step) : latest;
    step.log.info(`latest ${decision.kind === 'yes' ? 'moves' : 'does not move'}: ${decision.because}`);
    if (own && latest.kind === 'ask' && decision.kind === 'yes') {
        const image = { ...own, tag: 'latest' };
        await publishing.engine.tag(publishing.id, image.repository, image.tag);
        pushed.push(await pushName(publishing, image, step));
    }
    compareDigests(pushed, step);
    return { names: pushed.map(({ name }) => name), pushed, latest: decision.because };
}
async function pushName({ engine, obtained, credentials }, image, { inputs, world, log, signal }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { retries, idleTimeout } = inputs;
        const digest = await pushImage(engine, { image, credentials, retries, idleTimeout }, log, signal);
        const { config_digest: configDigest, platform } = obtained.ready.metadata;
        const client = publish_addDisposableResource(env_1, new registry_client/* RegistryClient */.b(image, { credentials, env: world.env }), false);
        const pushed = { image, digest, configDigest, platform: (0,plan_platform/* parsePlatform */.FL)(platform), retries, idleTimeout };
        const proved = await provePush(client, pushed, log, signal);
        log.info(`${(0,publish/* writeName */.dZ)(image)} is ${digest}${proved ? ', read back from its registry' : ''}`);
        return { name: (0,publish/* writeName */.dZ)(image), digest };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        publish_disposeResources(env_1);
    }
}
// Asked after the push, when the repository is there for sure.
async function askLatest({ credentials }, image, { inputs, world, log, signal }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const client = publish_addDisposableResource(env_2, new registry_client/* RegistryClient */.b(image, { credentials, env: world.env }), false);
        try {
            const tags = await listTags(client, { ...inputs, image }, log, signal);
            const { moves, because } = (0,publish/* judgeLatest */.nq)(inputs.version, tags, inputs.dirtyPattern);
            return { kind: moves ? 'yes' : 'no', because };
        }
        catch (error) {
            signal.throwIfAborted();
            if (!(error instanceof errors/* ActionError */.l))
                throw error;
            const because = `the tags of ${image.repository} cannot be listed: ${error.message}`;
            log.warning(`latest is not moved: ${because}`);
            return { kind: 'no', because };
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        publish_disposeResources(env_2);
    }
}
// One repository keeps a layer once; for another the classic store may have to compress anew what it once pulled.
function compareDigests(pushed, { plan, log }) {
    const [own] = plan.publish.names;
    const first = pushed[0];
    const other = pushed.find(({ digest }) => digest !== first?.digest);
    if (!own || !first || !other)
        return;
    const problem = `${other.name} is ${other.digest}, ${first.name} is ${first.digest}`;
    if (other.name.startsWith(`${own.repository}:`))
        throw mismatch(own, problem);
    log.notice(`One image, two manifests: ${problem}; the layers are the same, compressed otherwise`);
}
function attachArchive({ inputs, plan, world, log, signal }, { ready }) {
    const api = new github/* GitHubApi */.y(world, inputs.token, signal);
    const { existing, publish } = inputs;
    const order = { tag: publish.release, archive: ready, existing, dirty: plan.verdict.dirty };
    return attachToRelease(api, order, log, signal);
}

// EXTERNAL MODULE: ./lib/inputs/identity.js
var identity = __webpack_require__(19179);
;// CONCATENATED MODULE: ./lib/plan/every-tag.js
// Named after the digest of the image that they are about: `sha256-<hex>.sig`, `.att`, `.sbom`, or nothing more.
const noteTag = /^sha256-[0-9a-f]{64}(\.[a-z]+)?$/;
/** Chooses the versions that the tags of a repository are; a tag that would be altered to become one is none. */
function chooseTagVersions(tags, isVersion) {
    const sorted = [...new Set(tags)].sort();
    const notes = sorted.filter(tag => noteTag.test(tag));
    const images = sorted.filter(tag => !noteTag.test(tag));
    return { versions: images.filter(isVersion), unfit: images.filter(tag => !isVersion(tag)), notes };
}

;// CONCATENATED MODULE: ./lib/versions.js
var versions_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var versions_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






/** The versions to archive: the one that was given, or by `all-tags` every tag that the registry lists now. Throws `NO_TAGS` and as `listTags`. */
async function chooseVersions(step) {
    const { inputs } = step;
    if (!inputs.allTags)
        return [inputs.version];
    return step.stage('Tags', () => listVersions(step), versions => `${versions.length} versions`);
}
async function listVersions(step) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { inputs, world, log, signal } = step;
        const { image, retries, idleTimeout } = inputs;
        const client = versions_addDisposableResource(env_1, new registry_client/* RegistryClient */.b(image, { credentials: await openCredentials(step), env: world.env }), false);
        const tags = await listTags(client, { image, retries, idleTimeout }, log, signal);
        const { versions, unfit, notes } = chooseTagVersions(tags, identity/* isVersion */.lF);
        if (notes.length > 0)
            log.info(`No images but signatures and the like: ${notes.join(', ')}`);
        if (unfit.length > 0) {
            log.warning(`all-tags leaves out what no version can be called ("_", more than 100 characters): ${unfit.join(', ')}`);
        }
        if (versions.length > 0)
            return versions;
        const found = tags.length === 0 ? 'none' : `none that can be a version: ${tags.join(', ')}`;
        throw new errors/* ActionError */.l('NO_TAGS', `all-tags is true, and of ${image.repository} the registry lists ${found}`);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        versions_disposeResources(env_1);
    }
}

// EXTERNAL MODULE: ./lib/plan/version.js
var plan_version = __webpack_require__(71991);
// EXTERNAL MODULE: ./lib/prune/gather-layers.js
var gather_layers = __webpack_require__(55252);
;// CONCATENATED MODULE: ./lib/prune/stale.js
/** Decides, for every archive of the same name but the current one, whether it is stale. */
function judgeStale(candidates, current, rules) {
    const made = [current, ...rules.made];
    const neighbours = candidates.filter(({ archive }) => archive.name === current.name && !made.some(each => isCurrent(archive, each)));
    const verdicts = neighbours.map(candidate => judge(candidate, current, rules));
    return keepNewest(verdicts, rules.keep);
}
// The same image in another format is the same archive: what becomes of it is the folder's business, not staleness.
function isCurrent(archive, current) {
    return archive.version === current.version && archive.imageid === current.imageid;
}
function judge(candidate, current, rules) {
    const { version, imageid } = candidate.archive;
    const stay = (because) => ({ candidate, stale: false, because });
    if (rules.mode === 'none')
        return stay('prune is none');
    if (candidate.kept !== undefined)
        return stay(candidate.kept);
    const rule = rules.keptBy(version);
    if (rule !== undefined)
        return stay(rule);
    if (version === current.version && rules.isDirty(version))
        return { candidate, stale: true, because: `${current.imageid} supersedes ${imageid}` };
    if (rules.mode === 'dirty')
        return stay(version === current.version ? `${version} is a clean version` : 'another version');
    const because = version === current.version ? `${current.imageid} is newer` : `${current.version} is newer`;
    return { candidate, stale: true, because };
}
// One image counts once, wherever it lies.
function keepNewest(verdicts, keep) {
    const newest = new Map();
    for (const { candidate } of verdicts.filter(each => each.stale)) {
        const image = imageOf(candidate.archive);
        newest.set(image, Math.max(newest.get(image) ?? 0, candidate.stored));
    }
    const ordered = [...newest].sort(([a, whenA], [b, whenB]) => whenB - whenA || (a < b ? -1 : 1));
    const kept = new Set(ordered.slice(0, keep).map(([image]) => image));
    return verdicts.map(verdict => verdict.stale && kept.has(imageOf(verdict.candidate.archive))
        ? { ...verdict, stale: false, because: `keep is ${keep}` }
        : verdict);
}
function imageOf(archive) {
    return `${archive.version}/${archive.imageid}`;
}

;// CONCATENATED MODULE: ./lib/prune/prune.js





/** Judges the archives of the folder; those of another platform are siblings, not predecessors, and `given` is the user's own. */
async function judgeFolder(files, current, platform, rules, given) {
    const candidates = files.map(async (file) => {
        const sidecar = await (0,ship_sidecar/* readSidecar */.YD)(file);
        const sibling = sidecar && platform && sidecar.metadata.platform !== (0,plan_platform/* formatPlatform */.Bq)(platform);
        const isGiven = given !== undefined && (await (0,folder/* isSameFile */.Dl)(file.path, given));
        const kept = isGiven
            ? { kept: 'it is the archive that was given' }
            : sibling
                ? { kept: `for ${sidecar.metadata.platform}` }
                : {};
        const remove = () => (0,ship_sidecar/* removeArchive */.Lt)(file.path);
        return { where: 'folder', archive: file.archive, size: file.size, stored: file.modified, ...kept, remove };
    });
    return judgeStale(await Promise.all(candidates), current, rules);
}
/** Names the artifacts of stale files: only those this job made itself, for another job's are not ours to delete. */
async function judgeArtifacts(store, files) {
    const stale = new Map(files.filter(each => each.stale).map(each => [JSON.stringify(each.candidate.archive), each.because]));
    if (stale.size === 0)
        return [];
    return (await store.list()).flatMap(artifact => {
        const because = stale.get(JSON.stringify(artifact.archive));
        const { archive, size, stored, name } = artifact;
        const candidate = { where: 'artifact', archive, size, stored, remove: () => store.remove(name) };
        return because === undefined ? [] : [{ candidate, stale: true, because }];
    });
}
/** Judges the cache entries of one ref; what this run stored or looked up stays, it may be another job's. */
async function judgeCache(api, ref, current, rules) {
    const entries = (await api.listCaches((0,plan_name/* cachePrefix */.Vs)(current.name), ref)).filter(entry => entry.ref === ref);
    const verdicts = judgeStale(toCandidates(entries, api), current, rules);
    if (!verdicts.some(each => each.stale))
        return verdicts;
    return judgeStale(toCandidates(entries, api, await api.runStarted()), current, rules);
}
function toCandidates(entries, api, runStarted = Infinity) {
    return entries.flatMap(({ id, key, size, created, used }) => {
        const archive = (0,plan_name/* parseCacheKey */.dU)(key);
        const kept = Math.max(created, used) >= runStarted ? { kept: 'used by this run' } : {};
        const candidate = { where: 'cache', size, stored: created, ...kept, remove: () => api.deleteCache(id) };
        return archive ? [{ ...candidate, archive }] : [];
    });
}

;// CONCATENATED MODULE: ./lib/prune/remove.js






/** Finds what an archive of this run makes stale in folder, this run's artifacts and the cache; trouble with one is one warning. */
async function findStale({ archive, platform, made }, context) {
    const { stores, stock, log } = context;
    const rules = makeRules(context.inputs, made);
    if (rules.mode === 'none')
        return [];
    const files = await judgeFolder(await stock.files(), archive, platform, rules, givenFile(context));
    const artifacts = stores.artifacts ? await judgeArtifacts(stores.artifacts, files) : [];
    const verdicts = [...files, ...artifacts, ...(await judgeCached(archive, rules, context))];
    for (const { candidate, stale, because } of verdicts) {
        log.info(`${stale ? 'stale' : 'kept'}: ${candidate.archive.version} ${candidate.archive.imageid} in ${candidate.where}: ${because}`);
    }
    return verdicts.filter(each => each.stale);
}
/** Removes what is stale; failures are one warning together, the rest goes on. */
async function removeStale(stale, log, signal) {
    const removed = [];
    const failures = new Set();
    for (const verdict of stale) {
        try {
            await verdict.candidate.remove();
            removed.push(toRow(verdict));
        }
        catch (error) {
            signal.throwIfAborted();
            failures.add(`${verdict.candidate.where}: ${(0,errors/* messageOf */.b)(error)}`);
        }
    }
    if (failures.size > 0)
        log.warning(`Not everything stale could be pruned. ${[...failures].join('; ')}`);
    return removed;
}
/** Removes the layers of the cache that no archive refers to any more; trouble is one warning. */
async function removeLayers({ inputs, world, stores, log, signal }) {
    const { cache } = stores;
    if (!cache)
        return [];
    try {
        const api = new github/* GitHubApi */.y(world, inputs.token, signal);
        const layers = await (0,gather_layers/* gatherLayers */.Q)({ api, cache, ref: world.ref, goes: () => false, now: Date.now() });
        const loose = layers.filter(({ kept }) => kept === undefined);
        for (const layer of loose)
            await layer.remove();
        return loose.map(({ name, version, imageid, format, size, because }) => {
            return { where: 'cache', name, version, imageid, format, size, because };
        });
    }
    catch (error) {
        signal.throwIfAborted();
        log.warning(`Layers that no archive refers to were not pruned: ${(0,errors/* messageOf */.b)(error)}`);
        return [];
    }
}
/** Writes a verdict as a row of the output. */
function toRow({ candidate, because }) {
    const { name, version, imageid, archfmt: format } = candidate.archive;
    return { where: candidate.where, name, version, imageid, format, size: candidate.size, because };
}
function givenFile({ inputs, world }) {
    return inputs.archive === '' ? undefined : (0,external_node_path_.resolve)(world.workspace, inputs.archive);
}
async function judgeCached(current, rules, { inputs, world, stores, log, signal }) {
    if (!stores.cache || world.repository === '')
        return [];
    if (inputs.token === '') {
        log.warning('Stale cache entries were not pruned: github-token is empty');
        return [];
    }
    try {
        return await judgeCache(new github/* GitHubApi */.y(world, inputs.token, signal), world.ref, current, rules);
    }
    catch (error) {
        signal.throwIfAborted();
        log.warning(`Stale cache entries were not pruned: ${(0,errors/* messageOf */.b)(error)}`);
        return [];
    }
}
function makeRules({ prune, keep, keepVersions, dirtyPattern }, made) {
    return {
        mode: prune,
        made,
        keep,
        keptBy: version => {
            const glob = keepVersions.find(pattern => (0,external_node_path_.matchesGlob)(version, pattern));
            return glob === undefined ? undefined : `keep-versions ${glob}`;
        },
        isDirty: version => (0,plan_version/* judgeVersion */.uM)(version, dirtyPattern).dirty,
    };
}

;// CONCATENATED MODULE: ./lib/rehearse.js




/** Says what a run would do and why, without asking an engine or changing anything; stale archives are listed as if each image were new. */
async function rehearseAll(steps) {
    const [alone, ...others] = steps;
    const first = await rehearse(alone);
    if (others.length === 0)
        return first;
    const reports = [first];
    for (const step of others)
        reports.push(await rehearse(step));
    const made = new Set(reports.map(({ version }) => version));
    // What one version makes stale of another is not, when that one is made as well.
    const pruned = reports.flatMap(report => report.pruned.filter(row => row.version === report.version || !made.has(row.version)));
    const once = new Map(pruned.map(row => [JSON.stringify(row), row]));
    const plan = reports.flatMap(report => report.plan);
    return { ...first, reference: first.image, plan, pruned: [...once.values()] };
}
async function rehearse(step) {
    const { inputs, plan, identity } = step;
    const archive = { name: identity.name, version: identity.version, imageid: 'a new image', archfmt: inputs.format };
    const stale = await step.stage('Plan', async () => {
        const found = await findStale({ archive, made: [] }, step);
        sentences(step).forEach(sentence => step.log.info(sentence));
        found.forEach(each => step.log.info(`would prune ${(0,plan_name/* formatName */.nD)(each.candidate.archive)} in ${each.candidate.where}: ${each.because}`));
        return found;
    });
    return {
        ...{ image: inputs.image.repository, version: inputs.version, tag: plan.tag, reference: plan.reference },
        ...{ dirty: plan.verdict.dirty, dirtyBecause: plan.verdict.because, dryRun: true },
        ...{ source: inputs.source, updated: false, because: 'dry run', imageid: '', digest: '' },
        ...{ cacheHit: false, cached: false, cacheKey: '', pruned: stale.map(toRow), checks: [] },
        plan: sentences(step),
    };
}
function sentences({ inputs, plan, identity, stores }) {
    const { source, sourceBecause, build, existing } = inputs;
    const acquire = {
        build: `build ${plan.reference} from ${build.context}: ${sourceBecause}`,
        pull: `pull ${plan.reference}, pull-policy ${plan.pullPolicy}: ${plan.pullBecause}`,
        registry: `fetch ${plan.reference} from its registry, without an engine: ${sourceBecause}`,
        archive: `convert ${inputs.archive}, without an engine: ${sourceBecause}`,
        s2i: `build ${plan.reference} by s2i from ${inputs.s2i?.source} on ${inputs.s2i?.builder}: ${sourceBecause}`,
        local: `take ${plan.reference} as it is in the engine: ${sourceBecause}`,
    }[source];
    const unless = existing === 'rebuild' || plan.verdict.dirty
        ? 'unless this very image is archived already'
        : `unless the version is archived already (existing is ${existing})`;
    const archive = `${identity.name}_${identity.version}_<image id>.${inputs.format}`;
    const days = plan.retentionDays > 0 ? `${plan.retentionDays} days` : "the repository's default time";
    return [
        acquire,
        ...checkSentences(inputs.checks),
        `save ${archive} in ${stores.dir}, ${unless}`,
        inputs.uploadArtifact
            ? `upload it as a workflow artifact for ${days}`
            : 'upload no artifact: upload-artifact is false',
        inputs.cache ? 'keep it in the actions cache' : 'keep nothing in the actions cache: cache is false',
        ...(0,publish/* describePublish */.JH)(inputs, plan.publish),
        inputs.prune === 'none' ? 'prune nothing: prune is none' : `prune by the rule ${inputs.prune}`,
    ];
}

// EXTERNAL MODULE: ./lib/ship/artifact.js
var artifact = __webpack_require__(31466);
// EXTERNAL MODULE: ./lib/ship/cache-entries.js + 1 modules
var cache_entries = __webpack_require__(40781);
// EXTERNAL MODULE: ./lib/ship/cache.js + 1 modules
var cache = __webpack_require__(13424);
;// CONCATENATED MODULE: ./lib/ship/stock.js





/** What is archived where, and how to get it from there. */
class Stock {
    #stores;
    #identity;
    #format;
    #log;
    #signal;
    constructor(stores, identity, format, log, signal) {
        this.#stores = stores;
        this.#identity = identity;
        this.#format = format;
        this.#log = log;
        this.#signal = signal;
    }
    /** The archives of this name in the folder; throws `ARCHIVE_FORMAT` when one has a format nobody knows. */
    async files() {
        const files = await (0,folder/* listFolder */.bt)(this.#stores.dir, this.#identity.name);
        const strange = files.find(file => !(0,plan_name/* isKnownFormat */.RZ)(file.archive));
        if (!strange)
            return files;
        // An archive of the image in any other format is a mistake somebody must look at.
        const message = `${strange.path} is an archive of ${this.#identity.name} in the unknown format ${JSON.stringify(strange.archive.archfmt)}, allowed: ${plan_name/* knownFormats */.oL.join(', ')}`;
        throw new errors/* ActionError */.l('ARCHIVE_FORMAT', message, { hint: 'Move or rename that file.' });
    }
    /** The archives of this name in the folder that have a sidecar. */
    async described() {
        const files = await Promise.all((await this.files()).map(async ({ archive, path, ...file }) => {
            const sidecar = await (0,ship_sidecar/* readSidecar */.YD)({ path, ...file });
            return sidecar && { ...sidecar, archive, path };
        }));
        return files.filter(each => each !== undefined);
    }
    /** Where the archive of one image is. */
    async locate(imageid) {
        const { name, version } = this.#identity;
        const files = (await this.files()).filter(each => each.archive.version === version && each.archive.imageid === imageid);
        // A zip is as good as the other format that was asked for; a bare tar still has to be compressed.
        const file = files.find(each => each.archive.archfmt === this.#format) ?? files.find(each => each.archive.archfmt === 'zip');
        const bare = files.find(each => each.archive.archfmt === 'docker');
        const archive = file?.archive ?? { name, version, imageid, archfmt: this.#format };
        const [artifacts, cached = false] = await Promise.all([this.#artifacts(), this.#stores.cache?.has(archive)]);
        const artifact = artifacts.find(each => each.name === (0,plan_name/* formatName */.nD)(archive));
        return { archive, cached, ...(file && { file }), ...(bare && { bare }), ...(artifact && { artifact }) };
    }
    /** The newest archive of this name and version, whatever its image id; undefined when there is none. */
    async locateVersion() {
        const { name, version } = this.#identity;
        const files = (await this.files()).filter(file => file.archive.version === version && this.#usable(file.archive));
        const newest = files.sort((a, b) => b.modified - a.modified)[0];
        if (newest)
            return this.locate(newest.archive.imageid);
        const artifact = (await this.#artifacts()).find(each => each.archive.name === name && each.archive.version === version && this.#usable(each.archive));
        if (artifact)
            return this.locate(artifact.archive.imageid);
        const cached = await this.#stores.cache?.find(name, version);
        return cached && (await this.locate(cached.imageid));
    }
    /** Gets an archive's file from the nearest place that has it whole; undefined when none does. */
    async bring(where) {
        const { artifact, cached, archive, file } = where;
        if (file)
            return this.#try(`${file.path} cannot be used`, file.archive, () => Promise.resolve(file.path));
        const { artifacts, cache, dir } = this.#stores;
        if (artifact && artifacts) {
            const got = await this.#try(`artifact ${artifact.name} cannot be used`, archive, () => artifacts.download(artifact, dir));
            if (got)
                return got;
        }
        if (!cached || !cache)
            return undefined;
        return this.#try(`the cached archive ${(0,plan_name/* formatName */.nD)(archive)} cannot be used`, archive, () => cache.fetch(archive, (0,folder/* folderPath */.IC)(dir, archive)));
    }
    #usable(archive) {
        return archive.archfmt === this.#format || archive.archfmt === 'zip';
    }
    async #artifacts() {
        return (await this.#stores.artifacts?.list()) ?? [];
    }
    // What comes from elsewhere is proved before it counts; what is not whole is as good as absent.
    async #try(what, archive, get) {
        try {
            const path = await get();
            return await this.#adopt(path, archive);
        }
        catch (error) {
            this.#signal.throwIfAborted();
            this.#log.warning(`${what}, the image is saved again: ${(0,errors/* messageOf */.b)(error)}`);
            await (0,ship_sidecar/* removeArchive */.Lt)((0,folder/* folderPath */.IC)(this.#stores.dir, archive));
            return undefined;
        }
    }
    async #adopt(path, archive) {
        return { ...(await (0,adopt/* adoptArchive */.B)(path, archive, this.#identity, this.#signal)), archive, path };
    }
}

;// CONCATENATED MODULE: ./lib/run.js



















/** Runs the root action: decide, acquire, save, ship, prune; gives a report of each archive, one at least. */
async function runArchive(inputs, plan, world, tools) {
    if (!inputs.allTags)
        pass({ inputs, plan, world, log: tools.log });
    const steps = await openVersions(openStep(inputs, world, plan, tools));
    if (inputs.dryRun)
        return [await rehearseAll(steps)];
    await (0,folder/* openFolder */.NE)(steps[0].stores.dir);
    const made = await verifyArchives(await obtainAll(steps));
    const shipped = await eachInTurn(made, ship);
    const released = await eachInTurn(shipped, release);
    const cleaned = await eachInTurn(released, one => prune(one, made));
    const [first, ...others] = cleaned.map(makeReport);
    if (!first)
        throw new errors/* ActionError */.l('NO_IMAGE', `${plan.reference} gave no image to archive`);
    return [first, ...others];
}
// Of all versions none is begun before each may be.
async function openVersions(step) {
    if (!step.inputs.allTags)
        return [step];
    const [first = '', ...others] = await chooseVersions(step);
    const open = (version) => {
        const inputs = { ...step.inputs, version };
        const plan = (0,plan_plan/* makePlan */.C)(inputs);
        pass({ ...step, inputs, plan });
        return withIdentity({ ...step, inputs, plan });
    };
    return [open(first), ...others.map(open)];
}
async function obtainAll(steps) {
    const made = [];
    for (const step of steps)
        made.push(...(await obtainArchives(step)).map(obtained => ({ step, obtained })));
    return made;
}
// What follows from one archive must not meet the next half done.
async function eachInTurn(made, work) {
    const results = [];
    for (const one of made)
        results.push(await work(one));
    return results;
}
function pass(step) {
    passGate(step.plan, step);
    passPublishGate(step);
}
function passGate({ gate, verdict }, { log }) {
    log.info(`Version is ${verdict.dirty ? 'dirty' : 'clean'}: ${verdict.because}`);
    if (gate.kind === 'warn')
        log.warning(gate.because);
    if (gate.kind !== 'refuse')
        return;
    const hint = 'Give a clean version, or let this one pass:\n  with:\n    allow-dirty: true';
    throw new errors/* ActionError */.l('DIRTY', `dirty-policy is fail and the version is dirty: ${gate.because}`, { hint });
}
function openStep(inputs, world, plan, tools) {
    return withIdentity({ ...tools, inputs, world, plan, stores: openStores(inputs, world, tools) });
}
function withIdentity(step) {
    const { inputs, plan, stores, log, signal } = step;
    const identity = { name: inputs.name, image: inputs.image.repository, version: inputs.version, tag: plan.tag };
    if (plan.tag !== inputs.version)
        log.info(`Version ${inputs.version} is tagged ${plan.tag}`);
    return { ...step, identity, stock: new Stock(stores, identity, inputs.format, log, signal) };
}
function openStores(inputs, world, { log, signal }) {
    const noArtifacts = inputs.uploadArtifact
        ? (0,artifact/* artifactObstacle */.aP)(world, 'upload-artifact: true', 'upload-artifact: false')
        : undefined;
    if (noArtifacts && !inputs.dryRun)
        throw noArtifacts;
    const noCache = inputs.cache ? (0,cache_entries/* cacheObstacle */.MH)(world) : undefined;
    if (noCache !== undefined && !inputs.dryRun)
        log.warning(`The archive is not kept in the actions cache: ${noCache}`);
    return {
        dir: (0,inputs_world/* archiveFolder */.t)(inputs.archiveDir, world),
        ...(inputs.uploadArtifact && !noArtifacts && { artifacts: new artifact/* ArtifactStore */.cJ(world, log, signal) }),
        ...(inputs.cache &&
            noCache === undefined && { cache: new cache/* CacheStore */.E(world, log, signal, openRemover(inputs, world, signal)) }),
    };
}
function openRemover({ token }, world, signal) {
    if (token === '' || world.repository === '')
        return undefined;
    return async (key) => {
        const api = new github/* GitHubApi */.y(world, token, signal);
        const entries = (await api.listCaches(key, world.ref)).filter(each => each.key === key && each.ref === world.ref);
        for (const { id } of entries)
            await api.deleteCache(id);
    };
}
async function ship(one) {
    const { step, obtained } = one;
    return { ...one, artifact: await shipArtifact(step, obtained), cached: await shipCache(step, obtained) };
}
async function release(one) {
    const publication = await publish_publish(one.step, one.obtained);
    await clearEngine(one.step, one.obtained, publication);
    return { ...one, publication };
}
async function shipArtifact({ stores, plan, stage, log }, { ready, where }) {
    const { artifacts } = stores;
    if (!artifacts)
        return undefined;
    const known = where.artifact;
    if (known)
        log.info(`${known.name} is an artifact of this run already, not uploaded again`);
    if (known)
        return known;
    return stage('Artifact', () => artifacts.upload(ready.path, ready.archive, plan.retentionDays), stored => (0,format/* formatBytes */.z)(stored.size));
}
async function shipCache({ stores, stage, log }, { ready, where }) {
    const { cache } = stores;
    if (!cache)
        return false;
    if (where.cached && (await cache.holds(ready))) {
        log.info('The actions cache holds this archive already');
        return true;
    }
    return stage('Cache', () => cache.save(ready), kept => (kept ? (0,format/* formatBytes */.z)(ready.size) : 'not kept'));
}
async function prune(one, all) {
    const { step, obtained } = one;
    if (step.inputs.prune === 'none')
        return { ...one, pruned: [] };
    const { archive, metadata } = obtained.ready;
    const platform = (0,plan_platform/* parsePlatform */.FL)(metadata.platform);
    const made = all.map(each => each.obtained.ready.archive);
    const work = async () => {
        const stale = await findStale({ archive, made, ...(platform && { platform }) }, step);
        const rows = await removeStale(stale, step.log, step.signal);
        return rows.some(({ where }) => where === 'cache') ? [...rows, ...(await removeLayers(step))] : rows;
    };
    const pruned = await step.stage('Prune', work, rows => `${rows.length} removed, ${(0,format/* formatBytes */.z)(rows.reduce((sum, row) => sum + row.size, 0))}`);
    return { ...one, pruned };
}
function makeReport({ step: { inputs, plan, stores }, obtained, ...one }) {
    const { artifact, cached, publication, pruned } = one;
    const { ready, where, source, updated, because, imageid, digest, platforms } = obtained;
    const { path, size, sha256, metadata, archive } = ready;
    return {
        ...{ image: inputs.image.repository, version: inputs.version, tag: plan.tag, reference: plan.reference },
        ...{ dirty: plan.verdict.dirty, dirtyBecause: plan.verdict.because, dryRun: false, plan: [] },
        ...{
            source,
            updated,
            because,
            imageid,
            digest,
            pruned,
            cached,
            publication,
            platforms: platforms?.map(plan_platform/* formatPlatform */.Bq),
        },
        archive: { path, size, sha256, metadata, name: (0,plan_name/* formatName */.nD)(archive), format: archive.archfmt },
        ...(artifact &&
            stores.artifacts && {
            artifact: { id: artifact.id, url: stores.artifacts.url(artifact.id), sha256: artifact.sha256 },
        }),
        checks: obtained.checks ?? [],
        cacheHit: where.cached,
        cacheKey: (0,plan_name/* cacheKey */.k$)(archive),
    };
}


/***/ }),

/***/ 33048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ adoptArchive)
/* harmony export */ });
/* harmony import */ var _export_metadata_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(54137);
/* harmony import */ var _export_verify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35849);
/* harmony import */ var _folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(59632);
/* harmony import */ var _sidecar_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17613);




/** Describes an archive file; one without a sidecar is read whole and proved first, then gets one. Throws `ARCHIVE_*` or `ZIP_*`. */
async function adoptArchive(path, archive, identity, signal) {
    const known = await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .readSidecar */ .YD)(await (0,_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .statFile */ .T1)(path));
    // A copy under another name may have come with its sidecar.
    if (known?.metadata.imageid === archive.imageid)
        return known;
    const { facts, tarSize } = await (0,_export_verify_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyArchive */ .w)(path, archive, signal);
    const metadata = (0,_export_metadata_js__WEBPACK_IMPORTED_MODULE_0__/* .makeMetadata */ .so)(identity, { id: facts.configDigest }, facts, tarSize);
    return (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .writeSidecar */ .J$)(path, metadata, await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_3__/* .hashFile */ .DC)(path, signal));
}


/***/ })

};
