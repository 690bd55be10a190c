export const id = 367;
export const ids = [367];
export const modules = {

/***/ 70367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startList: () => (/* binding */ startList)
});

// EXTERNAL MODULE: ./lib/actions/shared/context.js + 9 modules
var context = __webpack_require__(98291);
// EXTERNAL MODULE: ./lib/actions/shared/main.js + 3 modules
var main = __webpack_require__(95421);
// EXTERNAL MODULE: ./lib/stores/store.js
var store = __webpack_require__(331);
// EXTERNAL MODULE: ./lib/actions/shared/input-reader.js + 1 modules
var input_reader = __webpack_require__(74606);
// EXTERNAL MODULE: ./lib/actions/shared/name-filter.js
var name_filter = __webpack_require__(25913);
;// CONCATENATED MODULE: ./lib/actions/list/inputs.js



/** Reads all inputs of the action `list`; throws one `INPUTS` error that lists every problem. */
function readListInputs(get, env) {
    const read = new input_reader/* InputReader */.i(get);
    const places = readPlaces(read);
    const request = {
        wanted: (0,name_filter/* readNameFilter */.o)(read),
        archiveDir: read.text('archive-dir'),
        ...places,
        dirtyPattern: read.pattern('dirty-pattern'),
        baseUrl: readBaseUrl(read, places.places),
        token: readToken(read, places),
    };
    read.finish(env);
    return request;
}
function readPlaces(read) {
    const text = read.text('from');
    if (text === 'auto')
        return { places: store/* placeNames */.YJ, auto: true };
    const words = read.words('from');
    if (words.length === 0 || words.some(word => !store/* placeNames */.YJ.some(place => place === word))) {
        read.reject('from', text, `auto, or a list of ${store/* placeNames */.YJ.join(', ')}`, 'from: folder,cache');
    }
    return { places: store/* placeNames */.YJ.filter(place => words.includes(place)), auto: false };
}
function readBaseUrl(read, places) {
    const text = read.text('base-url');
    if (text === '')
        return '';
    // It may contain a password or a signature.
    const shown = /[@?#]/.test(text) ? `${/^[a-z]+:\/\//i.exec(text)?.[0] ?? ''}…` : text;
    if (!places.includes('folder')) {
        read.reject('base-url', shown, 'nothing, because from leaves out the folder that is published', 'from: folder');
    }
    const url = /^[a-z][a-z\d+.-]*:\/\/[^?#]+$/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
    // Everything in the URL is published with it.
    if (url && !url.username && !url.password)
        return url.href;
    const allowed = 'an absolute URL of a folder, without user, ? and #';
    read.reject('base-url', shown, allowed, 'base-url: https://cdn.acme.com/images');
    return '';
}
function readToken(read, { places, auto }) {
    const token = read.text('github-token');
    if (token === '' && !auto && places.includes('cache')) {
        const allowed = 'a token, because from asks for the cache';
        read.reject('github-token', token, allowed, 'github-token: ${{ github.token }}');
    }
    return token;
}

// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(25888);
// EXTERNAL MODULE: ./lib/image/name.js
var image_name = __webpack_require__(3158);
// EXTERNAL MODULE: ./lib/stores/choose.js
var choose = __webpack_require__(26929);
// EXTERNAL MODULE: ./lib/actions/shared/fit-rows.js
var fit_rows = __webpack_require__(2914);
// EXTERNAL MODULE: ./lib/actions/shared/text-table.js
var text_table = __webpack_require__(34623);
;// CONCATENATED MODULE: ./lib/actions/list/plan.js

/** The newest archive of each name, in the order of names. */
function newestOfEach(archives) {
    const byName = Map.groupBy((0,choose/* orderNewest */.$D)(archives), ({ archive }) => archive.name);
    const newest = [...byName].flatMap(([name, [first]]) => (first ? [[name, first]] : []));
    return new Map(newest.sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** One archive of each image and version, newest first: the one to load where an image is archived in two formats. */
function oneOfEachImage(archives) {
    const byImage = Map.groupBy((0,choose/* orderNewest */.$D)(archives), ({ archive: { name, version, imageid } }) => [name, version, imageid].join('/'));
    return [...byImage.values()].flatMap(([first]) => first ?? []);
}

;// CONCATENATED MODULE: ./lib/actions/list/report.js






// GitHub runs no more jobs of one matrix.
const mostJobs = 256;
/** Makes the outputs of the action `list`; where GitHub could not accept all archives, the oldest are left out with a warning. */
function makeListOutputs(archives, imagesJson) {
    const warnings = warnOfShared(archives);
    const fit = (what, rows, most = Infinity) => (0,fit_rows/* fitRows */.z)(rows, most, kept => {
        warnings.push(`The output ${what} has the newest ${kept} of ${rows.length} archives`);
    });
    const images = fit('images', archives.map(toListedRow));
    const latest = fit('latest', (0,choose/* orderNewest */.$D)([...newestOfEach(archives).values()]).map(toEntry));
    const include = fit('matrix', oneOfEachImage(archives).map(toJob), mostJobs);
    const outputs = {
        images: JSON.stringify(images),
        latest: JSON.stringify(Object.fromEntries(latest.toSorted(([a], [b]) => (a < b ? -1 : 1)))),
        matrix: JSON.stringify({ include }),
        count: String(archives.length),
        'images-json': imagesJson,
    };
    return { outputs, warnings };
}
// By the name alone, `latest` and `images.json` have the newest archive of one of them.
function warnOfShared(archives) {
    const byName = Map.groupBy(archives, ({ archive }) => archive.name);
    return [...byName].flatMap(([name, same]) => {
        const [one, other] = new Set(same.flatMap(({ copies }) => findRepository(copies) ?? []));
        if (one === undefined || other === undefined)
            return [];
        return `The name ${name} has archives of two images, ${one} and ${other}: give each a name of its own`;
    });
}
/** The archives as a table for the log. */
function makeListLines(archives) {
    if (archives.length === 0)
        return ['no archives'];
    const lines = archives.map(archive => {
        const { image, version, dirty, imageid, created, size } = toListedRow(archive);
        return [image, version, dirty ? 'dirty' : '', imageid, created, (0,format/* formatBytes */.z)(size), placesOf(archive)].map(text_table/* inline */.m);
    });
    return (0,text_table/* alignTable */.O)([['image', 'version', 'dirty', 'image id', 'created', 'size', 'where'], ...lines]);
}
/** The places that have an archive, in words. */
function placesOf({ copies }) {
    return copies.map(({ place, ref }) => (ref === undefined ? place : `${place} (${ref})`)).join(', ');
}
/** One archive as the outputs list it. */
function toListedRow({ archive, dirty, size, sha256, metadata, ...entry }) {
    return {
        name: archive.name,
        image: findRepository(entry.copies) ?? (0,image_name/* repositoryOf */._M)(archive.name),
        version: archive.version,
        dirty,
        imageid: archive.imageid,
        archfmt: archive.archfmt,
        filename: (0,image_name/* formatName */.nD)(archive),
        created: toIso(entry.created),
        stored: toIso(entry.stored),
        size,
        sha256,
        platform: metadata?.platform ?? '',
        'config-digest': metadata?.config_digest ?? '',
        where: entry.copies.map(toPlace),
    };
}
function findRepository(copies) {
    return copies.find(({ repository }) => repository !== undefined)?.repository;
}
function toEntry(archive) {
    return [archive.archive.name, toListedRow(archive)];
}
function toPlace({ place, size, stored, path, id, url, key, ref }) {
    const artifactId = place === 'artifact' ? id : undefined;
    // JSON leaves out what a place does not have.
    return { place, size, stored: toIso(stored), path, 'artifact-id': artifactId, url, key, ref };
}
function toJob(entry) {
    const { name, image, version, dirty, imageid, filename, platform } = toListedRow(entry);
    return { name, image, version, dirty, imageid, filename, platform };
}
function toIso(time) {
    return time === undefined ? '' : new Date(time).toISOString();
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/environment.js
var core_environment = __webpack_require__(94754);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/look-up.js
var look_up = __webpack_require__(2892);
// EXTERNAL MODULE: ./lib/image/version.js
var image_version = __webpack_require__(42189);
// EXTERNAL MODULE: ./lib/stores/files.js
var files = __webpack_require__(30437);
// EXTERNAL MODULE: ./lib/stores/folder.js
var stores_folder = __webpack_require__(28836);
// EXTERNAL MODULE: ./lib/image/date.js
var date = __webpack_require__(52709);
;// CONCATENATED MODULE: ./lib/stores/inventory.js




/** Merges what several places have: one entry per archive, newest first. */
function makeInventory(archives, isDirty) {
    const byFile = Map.groupBy(archives, ({ archive }) => (0,image_name/* formatName */.nD)(archive));
    return (0,choose/* orderNewest */.$D)([...byFile.values()].map(copies => mergeCopies(copies, isDirty)));
}
function mergeCopies(unordered, isDirty) {
    const copies = unordered.toSorted((a, b) => store/* placeNames */.YJ.indexOf(a.place) - store/* placeNames */.YJ.indexOf(b.place));
    const [nearest] = copies;
    const metadata = copies.find(each => each.metadata)?.metadata;
    // A downloaded file is younger than the archive, so the earliest time of all places counts.
    const times = copies.flatMap(({ stored }) => stored ?? []);
    return {
        archive: nearest.archive,
        dirty: isDirty(nearest.archive.version),
        copies,
        size: nearest.size,
        sha256: copies.find(each => each.sha256 !== '')?.sha256 ?? '',
        metadata,
        created: (0,date/* readDate */.h)(metadata?.created ?? ''),
        stored: times.length > 0 ? Math.min(...times) : undefined,
    };
}

// EXTERNAL MODULE: ./lib/archive/format/metadata.js
var format_metadata = __webpack_require__(69147);
;// CONCATENATED MODULE: ./lib/actions/list/images-json.js



/** Lists proved archives under a base URL; the same archives give the same content, whenever it is made. */
function makeImagesJson(archives, baseUrl) {
    const newest = newestOfEach(archives);
    const all = Map.groupBy(archives, ({ archive }) => archive.name);
    const names = [...newest.keys()];
    const publishAll = (name) => (all.get(name) ?? []).map(each => publish(each, baseUrl));
    return {
        version: 1,
        images: Object.fromEntries([...newest].map(([name, archive]) => [name, publish(archive, baseUrl)])),
        archives: Object.fromEntries(names.map(name => [name, publishAll(name)])),
    };
}
/** The URL of a file below a base URL. */
function fileUrl(baseUrl, fileName) {
    return `${baseUrl.replace(/\/+$/, '')}/${encodeURIComponent(fileName)}`;
}
function publish({ archive, size, sha256, metadata }, baseUrl) {
    const { version, imageid, archfmt } = archive;
    const filename = (0,image_name/* formatName */.nD)(archive);
    return {
        image: (metadata && (0,format_metadata/* recordedRepository */.lQ)(metadata)) ?? (0,image_name/* repositoryOf */._M)(archive.name),
        version,
        imageid,
        archfmt,
        filename,
        url: fileUrl(baseUrl, filename),
        size,
        sha256,
        created: metadata?.created ?? '',
        config_digest: metadata?.config_digest ?? '',
        index_digest: metadata?.index_digest ?? '',
        repo_tags: metadata?.repo_tags ?? [],
        platform: metadata?.platform ?? '',
        layout: metadata?.layout ?? '',
    };
}

// EXTERNAL MODULE: ./lib/stores/artifact-service.js
var artifact_service = __webpack_require__(34808);
// EXTERNAL MODULE: ./lib/stores/artifacts.js + 3 modules
var artifacts = __webpack_require__(55602);
// EXTERNAL MODULE: ./lib/stores/cache/store.js + 5 modules
var cache_store = __webpack_require__(89741);
;// CONCATENATED MODULE: ./lib/actions/list/places.js






/** Lists what the requested places have; throws where one that was requested by name cannot be read. */
async function listPlaces(step) {
    const found = [];
    for (const place of step.request.places)
        found.push(...(await listPlace(place, step)));
    return found;
}
// `auto` skips the places that cannot be read, but never the folder.
async function listPlace(place, step) {
    const { request, dir, log, signal } = step;
    try {
        const all = (0,look_up/* valueOf */.RP)(await openStore(place, step).list());
        const found = all.filter(({ archive, repository }) => request.wanted(archive.name, repository));
        log.info(`${place}: ${found.length} archives${place === 'folder' ? ` in ${dir}` : ''}`);
        return found;
    }
    catch (error) {
        signal.throwIfAborted();
        if (place === 'folder')
            throw error;
        if (!request.auto)
            throw explainFailure(place, error);
        log.info(`${place}: not read, ${(0,errors/* messageOf */.bD)(error)}`);
        return [];
    }
}
function openStore(place, step) {
    switch (place) {
        case 'folder':
            return new stores_folder/* FolderStore */.c(step);
        case 'artifact': {
            const obstacle = (0,artifact_service/* artifactObstacle */.aP)(step.environment, 'from: artifact', 'from: folder,cache');
            if (obstacle)
                throw obstacle;
            return new artifacts/* ArtifactStore */.c(step);
        }
        case 'cache':
            return new cache_store/* CacheStore */.E(step, step.github());
    }
}
function explainFailure(place, cause) {
    if (cause instanceof errors/* ActionError */.lZ)
        return cause;
    const message = (0,errors/* messageOf */.bD)(cause);
    // A permission helps neither against a rate limit nor where the service is down.
    const hint = message.includes('actions: read') ? 'permissions:\n  actions: read' : 'from: auto';
    return new errors/* ActionError */.lZ(`${place.toUpperCase()}_LIST`, `from: ${place} cannot be read: ${message}`, { hint, cause });
}

;// CONCATENATED MODULE: ./lib/actions/list/run.js











/** Runs the action `list`: reads the places, merges what they have, writes `images.json` where it is asked for. */
async function runList(request, context) {
    const { environment, log, signal } = context;
    const lookUps = new look_up/* LookUps */.MJ(log, signal, look_up/* longestList */.XZ);
    const step = { ...context, lookUps, request, dir: (0,core_environment/* archiveFolder */.tw)(request.archiveDir, environment) };
    const { stored, archives } = await step.stage('List', () => takeInventory(step), found => `${found.archives.length} archives`);
    if (request.baseUrl === '')
        return { archives, imagesJson: '' };
    const imagesJson = await step.stage('Publish', () => run_publish(stored, step), path => path);
    return { archives, imagesJson };
}
async function takeInventory(step) {
    const stored = await listPlaces(step);
    const archives = merge(stored, step.request);
    for (const line of makeListLines(archives))
        step.log.info(line);
    return { stored, archives };
}
function merge(stored, { dirtyPattern }) {
    return makeInventory(stored, version => (0,image_version/* judgeVersion */.uM)(version, dirtyPattern).dirty);
}
async function run_publish(stored, step) {
    const { request, dir } = step;
    // Verifying an archive may mean reading all of it, which is wasted if the folder is not writable.
    await (0,files/* openArchiveFolder */.Xl)(dir);
    const proved = await proveFiles(stored, step);
    const path = (0,external_node_path_.join)(dir, 'images.json');
    await (0,files/* writeJson */.GF)(path, makeImagesJson(merge(proved, request), request.baseUrl));
    return path;
}
async function proveFiles(archives, step) {
    const { log, signal } = step;
    const folder = new stores_folder/* FolderStore */.c(step);
    const proved = [];
    for (const stored of archives.filter(({ place }) => place === 'folder')) {
        try {
            proved.push(await folder.prove(stored));
        }
        catch (error) {
            signal.throwIfAborted();
            const message = `${stored.path ?? ''} is not published: ${(0,errors/* messageOf */.bD)(error)}`;
            // Another step may remove an archive at any time.
            if (error instanceof errors/* ActionError */.lZ && error.code === 'ARCHIVE_GONE')
                log.info(message);
            else
                log.warning(message);
        }
    }
    return proved;
}

// EXTERNAL MODULE: ./lib/actions/shared/markdown.js
var markdown = __webpack_require__(93156);
;// CONCATENATED MODULE: ./lib/actions/list/summary.js



/** The job summary of the action `list` as Markdown. */
function makeListSummary(archives) {
    const head = ['Image', 'Version', 'Dirty', 'Image id', 'Created', 'Size', 'Where'];
    const table = (0,markdown/* makeTable */.d)(head, archives, archive => {
        const { image, version, dirty, imageid, created, size } = toListedRow(archive);
        const where = (0,markdown/* escape */.ih)(placesOf(archive));
        return [
            (0,markdown/* escape */.ih)(image),
            (0,markdown/* escape */.ih)(version),
            dirty ? 'yes' : '',
            (0,markdown/* code */.aY)(imageid),
            (0,markdown/* escape */.ih)(created),
            (0,format/* formatBytes */.z)(size),
            where,
        ];
    });
    return `## Archived images\n\n${archives.length === 0 ? 'None.\n' : table}`;
}

;// CONCATENATED MODULE: ./lib/actions/list/main.js






/** Starts the action `list`. */
async function startList() {
    return (0,main/* runAction */.Cs)(async (getInput, runner) => {
        const { environment, log } = runner;
        const inputs = readListInputs(getInput, environment.env);
        const { archives, imagesJson } = await runList(inputs, (0,context/* openContext */.e)(runner, inputs));
        const { outputs, warnings } = makeListOutputs(archives, imagesJson);
        warnings.forEach(warning => log.warning(warning));
        (0,main/* setOutputs */.n0)(outputs);
        await (0,main/* addSummary */.S0)(makeListSummary(archives), log);
    });
}


/***/ }),

/***/ 2914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ fitRows)
/* harmony export */ });
// GitHub allows 1 MB of outputs for a job, counted in UTF-16, and up to three of ours share it.
const mostCharacters = 160_000;
/** The first rows that fit into an output as JSON, at most `most`; `note` is called with their number if rows are left out. */
function fitRows(rows, most, note) {
    let left = mostCharacters;
    const tooMany = rows.findIndex(row => (left -= JSON.stringify(row).length + 1) < 0);
    const count = Math.min(tooMany < 0 ? rows.length : tooMany, most);
    if (count < rows.length)
        note(count);
    return rows.slice(0, count);
}


/***/ }),

/***/ 16118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ readGlob)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _image_glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57651);


/** Compiles a glob that an input holds; reports a problem and matches nothing when it is invalid. */
function readGlob(read, input, pattern, compile = _image_glob_js__WEBPACK_IMPORTED_MODULE_1__/* .compileGlob */ .S) {
    try {
        return compile(pattern);
    }
    catch (error) {
        const allowed = `a pattern with *, ?, [a-z] or [!a-z] (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)})`;
        read.reject(input, pattern, allowed, `${input}: ${examples[input] ?? '"1.*"'}`);
        return () => false;
    }
}
const examples = { select: '"acme/*"', image: 'ghcr.io/acme/*', name: '"acme~*"' };


/***/ }),

/***/ 25913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ readExactNames),
/* harmony export */   o: () => (/* binding */ readNameFilter)
/* harmony export */ });
/* harmony import */ var _image_glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57651);
/* harmony import */ var _image_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3158);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68424);
/* harmony import */ var _glob_input_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16118);




/** Reads `image` and `name`, exact or as patterns, one per line. An archive is accepted when one of them fits, or when there are none. */
function readNameFilter(read) {
    const filters = [
        ...read.lines('image').map(item => filterImage(read, item)),
        ...read.lines('name').map(item => filterName(read, item)),
    ];
    return (name, repository) => filters.length === 0 || filters.some(filter => filter(name, repository));
}
function filterImage(read, item) {
    const image = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)((0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .lowerRepository */ .Sl)(item));
    if (!image && isPattern(item))
        return filterImages(read, item);
    if (image && image.tag === undefined && image.digest === undefined)
        return (name, repository = (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(name)) => repository === image.repository;
    read.reject('image', item, 'a repository without tag and digest, or a pattern', 'image: ghcr.io/acme/*');
    return () => false;
}
// In a pattern `*` stops at a slash, so registry and path are compared one by one.
function filterImages(read, item) {
    const [, registry = 'docker.io', pattern = ''] = /^(?:(localhost|[^/]*[.:][^/]*)\/)?(.*)$/s.exec(item.toLowerCase()) ?? [];
    if (/[:@~]/.test(pattern)) {
        read.reject('image', item, 'a pattern of repositories, without tag and digest', 'image: ghcr.io/acme/*');
    }
    const matchesPath = (0,_glob_input_js__WEBPACK_IMPORTED_MODULE_3__/* .readGlob */ .p)(read, 'image', pattern, _image_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .compilePathGlob */ .x);
    const matchesHost = (0,_glob_input_js__WEBPACK_IMPORTED_MODULE_3__/* .readGlob */ .p)(read, 'image', registry);
    return (name, repository = (0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryOf */ ._M)(name)) => {
        const image = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .parseReference */ .F2)(repository);
        return image !== undefined && matchesHost(image.host) && matchesPath(image.path);
    };
}
function filterName(read, item) {
    if (item.includes('/'))
        read.reject('name', item, 'the name of an archive, "/" written "~" and ":" written "="', `name: ${(0,_image_name_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(item)}`);
    if (!isPattern(item))
        return name => name === item;
    const matches = (0,_glob_input_js__WEBPACK_IMPORTED_MODULE_3__/* .readGlob */ .p)(read, 'name', item);
    // The name of an image at an IPv6 address is in brackets.
    return name => name === item || matches(name);
}
/** The names in `name` that are not patterns. */
function readExactNames(read) {
    return read.lines('name').filter(item => !isPattern(item));
}
function isPattern(item) {
    return /[*?[\]{}]/.test(item);
}


/***/ }),

/***/ 34623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ alignTable),
/* harmony export */   m: () => (/* binding */ inline)
/* harmony export */ });
/** Aligns rows of cells as a table for the log. */
function alignTable(lines) {
    const widths = (lines[0] ?? []).map((_, i) => lines.reduce((most, line) => Math.max(most, line[i]?.length ?? 0), 0));
    return lines.map(line => line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd());
}
/** Puts text on one line; even the name of a file may contain a line break. */
function inline(text) {
    return text.replace(/\s+/g, ' ');
}


/***/ }),

/***/ 57651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ compileGlob),
/* harmony export */   x: () => (/* binding */ compilePathGlob)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14006);

// `regex: false` keeps the `+` of `[0-9]+dirty` a plain character; `debug` throws where picomatch would match nothing.
const options = { dot: true, nonegate: true, posix: true, windows: false, regex: false, debug: true };
/**
 * Compiles a glob over a text, such as a version, the name of an archive or the label of an image. The whole text has
 * to match, case matters, and an empty text matches nothing. Throws a `SyntaxError` for an invalid pattern such as `[z-a]`.
 *
 * | Pattern           | Matches                                            |
 * | ----------------- | -------------------------------------------------- |
 * | `*`               | any characters, or none; `/` is one of them        |
 * | `?`               | one character                                      |
 * | `[a-z]`, `[!a-z]` | one character in the set, or one that is not in it |
 * | `{1.*,2.*}`       | any of the alternatives                            |
 * | `@(a)`, `!(a)` …  | what Bash's extended patterns match                |
 * | `\*`              | the character after the backslash                  |
 *
 * A leading `!` has no meaning here; inputs that let it exclude matches take it off first.
 */
function compileGlob(pattern) {
    // picomatch thinks in paths: a slash would end `*` and `?`.
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_0__(withoutSlashes(pattern), options);
    return text => matches(withoutSlashes(text));
}
/**
 * Compiles a glob over the path of a repository, in the same syntax; but `*` and `?` stay within one component, and
 * `**` spans several: `acme/*` matches `acme/api` and not `acme/team/api`, `acme/**` matches both.
 */
function compilePathGlob(pattern) {
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_0__(pattern, options);
    return path => matches(path);
}
function withoutSlashes(text) {
    return text.replaceAll('/', '\x1f');
}


/***/ })

};
