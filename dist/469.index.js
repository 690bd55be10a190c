export const id = 469;
export const ids = [469];
export const modules = {

/***/ 40733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readNameFilter)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28540);
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93698);



/** Reads `image` and `name`, exact or as patterns, one a line; an archive is wanted when one of them fits, or when there are none. */
function readNameFilter(read) {
    const filters = [
        ...read.lines('image').map(item => filterImage(read, item)),
        ...read.lines('name').map(item => filterName(read, item)),
    ];
    return (name, host) => filters.length === 0 || filters.some(filter => filter(name, host));
}
function filterImage(read, item) {
    if (isPattern(item))
        return filterImages(read, item);
    const image = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .Sl)(item));
    if (image && image.tag === undefined && image.digest === undefined)
        return (name, host = image.host) => name === (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(image.path) && host === image.host;
    read.reject('image', item, 'a repository without tag and digest, or a pattern', 'image: ghcr.io/acme/*');
    return () => false;
}
// In a pattern `*` ends at a slash, so that it is the path, not the name, which must fit; names hold no registry.
function filterImages(read, item) {
    const [, registry = 'docker.io', pattern = ''] = /^(?:(localhost|[^/]*[.:][^/]*)\/)?(.*)$/s.exec(item.toLowerCase()) ?? [];
    if (/[:@~]/.test(pattern)) {
        read.reject('image', item, 'a pattern of repositories, without tag and digest', 'image: ghcr.io/acme/*');
    }
    return (name, host) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)((0,_plan_name_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryOf */ ._M)(name), pattern) && (host === undefined || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(host, registry));
}
function filterName(read, item) {
    if (item.includes('/'))
        read.reject('name', item, 'the name of an archive, "/" written "~"', `name: ${(0,_plan_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(item)}`);
    return isPattern(item) ? name => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(name, item) : name => name === item;
}
function isPattern(item) {
    return /[*?[\]{}]/.test(item);
}


/***/ }),

/***/ 80469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openList: () => (/* binding */ openList)
});

// EXTERNAL MODULE: ./lib/door.js + 1 modules
var door = __webpack_require__(24978);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/inputs/world.js
var inputs_world = __webpack_require__(35293);
// EXTERNAL MODULE: ./lib/plan/name.js
var plan_name = __webpack_require__(28540);
// EXTERNAL MODULE: ./lib/plan/choose.js
var choose = __webpack_require__(57926);
;// CONCATENATED MODULE: ./lib/plan/inventory.js


/** The places an archive can be in, nearest first. */
const placeNames = ['folder', 'artifact', 'cache'];
/** Puts together what the places have: one entry an archive, newest first. */
function takeInventory(sightings, isDirty) {
    const byFile = Map.groupBy(sightings, ({ archive }) => (0,plan_name/* formatName */.nD)(archive));
    return (0,choose/* orderNewest */.$D)([...byFile.values()].map(seen => merge(seen, isDirty)));
}
/** The newest archive of each name, in the order of names. */
function newestOfEach(archives) {
    const byName = Map.groupBy((0,choose/* orderNewest */.$D)(archives), ({ archive }) => archive.name);
    const newest = [...byName].flatMap(([name, [first]]) => (first ? [[name, first]] : []));
    return new Map(newest.sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** One archive of each image and version, the one to load: an image that is archived in two formats is still one image. */
function oneOfEachImage(archives) {
    const seen = new Set();
    return (0,choose/* orderNewest */.$D)(archives).filter(({ archive: { name, version, imageid } }) => {
        const image = `${name}/${version}/${imageid}`;
        return !seen.has(image) && seen.add(image);
    });
}
function merge(seen, isDirty) {
    const sorted = seen.toSorted((a, b) => rank(a.place) - rank(b.place));
    const [nearest] = sorted;
    const metadata = sorted.find(each => each.metadata)?.metadata;
    const created = (0,choose/* readDate */.h2)(metadata?.created ?? '');
    // A file is as old as its download, so the first place that had the archive tells when it was stored.
    const times = sorted.flatMap(({ place }) => place.stored ?? []);
    return {
        archive: nearest.archive,
        dirty: isDirty(nearest.archive.version),
        places: sorted.map(({ place }) => place),
        size: nearest.place.size,
        sha256: sorted.find(each => each.sha256 !== '')?.sha256 ?? '',
        ...(metadata && { metadata }),
        ...(created !== undefined && { created }),
        ...(times.length > 0 && { stored: Math.min(...times) }),
    };
}
function rank({ where }) {
    return placeNames.indexOf(where);
}

;// CONCATENATED MODULE: ./lib/plan/images-json.js


/** Describes proved archives under a base URL; nothing in it depends on when it was made. */
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
    const filename = (0,plan_name/* formatName */.nD)(archive);
    return {
        ...{ version, imageid, archfmt, filename, url: fileUrl(baseUrl, filename), size, sha256 },
        created: metadata?.created ?? '',
        config_digest: metadata?.config_digest ?? '',
        index_digest: metadata?.index_digest ?? '',
        repo_tags: metadata?.repo_tags ?? [],
        platform: metadata?.platform ?? '',
        layout: metadata?.layout ?? '',
    };
}

// EXTERNAL MODULE: ./lib/plan/version.js
var plan_version = __webpack_require__(71991);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/report/fit.js
var report_fit = __webpack_require__(91017);
// EXTERNAL MODULE: ./lib/report/format.js
var format = __webpack_require__(87703);
// EXTERNAL MODULE: ./lib/report/text-table.js
var text_table = __webpack_require__(45154);
;// CONCATENATED MODULE: ./lib/report/list-report.js






// GitHub makes no more jobs of one matrix.
const mostJobs = 256;
/** Makes the outputs of the action `list`; what GitHub could not take is cut, oldest first, and said. */
function makeListOutputs(archives, imagesJson) {
    const warnings = [];
    const fit = (what, rows, most = Infinity) => (0,report_fit/* fitRows */.z)(rows, most, kept => {
        warnings.push(`The output ${what} has the newest ${kept} of ${rows.length} archives`);
    });
    const images = fit('images', archives.map(toRow));
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
/** The archives as a table for the log. */
function makeListLines(archives) {
    if (archives.length === 0)
        return ['no archives'];
    const lines = archives.map(archive => {
        const { image, version, dirty, imageid, created, size } = toRow(archive);
        return [image, version, dirty ? 'dirty' : '', imageid, created, (0,format/* formatBytes */.z)(size), placesOf(archive)].map(text_table/* inline */.m);
    });
    return (0,text_table/* alignTable */.O)([['image', 'version', 'dirty', 'image id', 'created', 'size', 'where'], ...lines]);
}
/** The places that have an archive, in words. */
function placesOf({ places }) {
    return places.map(({ where, ref }) => (ref === undefined ? where : `${where} (${ref})`)).join(', ');
}
/** One archive as the outputs tell it. */
function toRow(stocked) {
    const { archive, dirty, created, stored, size, sha256, metadata, places } = stocked;
    return {
        name: archive.name,
        image: metadata?.image ?? (0,plan_name/* repositoryOf */._M)(archive.name),
        version: archive.version,
        dirty,
        ...{ imageid: archive.imageid, archfmt: archive.archfmt, filename: (0,plan_name/* formatName */.nD)(archive) },
        ...{ created: toIso(created), stored: toIso(stored), size, sha256 },
        ...{ platform: metadata?.platform ?? '', 'config-digest': metadata?.config_digest ?? '' },
        where: places.map(toPlace),
    };
}
function toEntry(archive) {
    return [archive.archive.name, toRow(archive)];
}
function toPlace({ where, size, stored, path, id, url, key, ref }) {
    // What a place does not have is left out by JSON.
    return { place: where, size, stored: toIso(stored), path, 'artifact-id': id, url, key, ref };
}
function toJob(stocked) {
    const { name, image, version, dirty, imageid, filename, platform } = toRow(stocked);
    return { name, image, version, dirty, imageid, filename, platform };
}
function toIso(time) {
    return time === undefined ? '' : new Date(time).toISOString();
}

// EXTERNAL MODULE: ./lib/ship/describe.js
var describe = __webpack_require__(3477);
// EXTERNAL MODULE: ./lib/ship/folder.js
var folder = __webpack_require__(59632);
// EXTERNAL MODULE: ./lib/ship/artifact.js
var artifact = __webpack_require__(31466);
// EXTERNAL MODULE: ./lib/ship/github.js + 1 modules
var github = __webpack_require__(55679);
;// CONCATENATED MODULE: ./lib/survey.js






/** Looks through every place that is wanted; throws where one that was asked for by name cannot be read. */
async function survey(step) {
    const has = (place) => step.inputs.places.includes(place);
    const files = has('folder') ? await surveyFolder(step) : [];
    const artifacts = has('artifact') ? await orWithout('artifact', step, surveyArtifacts) : [];
    const entries = has('cache') ? await orWithout('cache', step, surveyCache) : [];
    return { files, sightings: [...files.map(toSighting), ...artifacts, ...entries] };
}
async function surveyFolder({ dir, inputs, log, signal }) {
    const files = (await (0,folder/* listFolder */.bt)(dir)).filter(({ archive }) => (0,plan_name/* isKnownFormat */.RZ)(archive) && inputs.wanted(archive.name));
    log.info(`folder: ${files.length} archives in ${dir}`);
    return (0,describe/* describeFiles */.L)(files, signal);
}
async function surveyArtifacts({ world, inputs, log, signal }) {
    const obstacle = (0,artifact/* artifactObstacle */.aP)(world, 'from: artifact', 'from: folder,cache');
    if (obstacle)
        throw obstacle;
    const store = new artifact/* ArtifactStore */.cJ(world, log, signal);
    const found = (await store.list()).filter(({ archive }) => (0,plan_name/* isKnownFormat */.RZ)(archive) && inputs.wanted(archive.name));
    log.info(`artifact: ${found.length} archives of this run`);
    return found.map(({ archive, id, size, stored, sha256 }) => {
        return { archive, sha256, place: { where: 'artifact', size, stored, id, url: store.url(id) } };
    });
}
async function surveyCache({ world, inputs, log, signal }) {
    if (inputs.token === '')
        throw new errors/* ActionError */.l('CACHE_LIST', 'github-token is empty, and the cache tells no list else');
    const entries = await new github/* GitHubApi */.y(world, inputs.token, signal).listCaches(plan_name/* everyCachePrefix */.m3);
    const found = entries.flatMap(({ key, ref, size, created: stored }) => {
        const archive = (0,plan_name/* parseCacheKey */.dU)(key);
        if (!archive || !(0,plan_name/* isKnownFormat */.RZ)(archive) || !inputs.wanted(archive.name))
            return [];
        return [{ archive, sha256: '', place: { where: 'cache', size, stored, key, ref } }];
    });
    log.info(`cache: ${found.length} archives`);
    return found;
}
// `auto` makes do with what there is; a place that was asked for by name must be there.
async function orWithout(place, step, look) {
    try {
        return await look(step);
    }
    catch (error) {
        step.signal.throwIfAborted();
        if (!step.inputs.auto)
            throw explain(place, error);
        step.log.info(`${place}: not looked through, ${(0,errors/* messageOf */.b)(error)}`);
        return [];
    }
}
function explain(place, cause) {
    if (cause instanceof errors/* ActionError */.l)
        return cause;
    const message = (0,errors/* messageOf */.b)(cause);
    // A rate limit or a service that is down is nothing a permission would help.
    const hint = message.includes('actions: read') ? 'permissions:\n  actions: read' : 'from: auto';
    return new errors/* ActionError */.l(`${place.toUpperCase()}_LIST`, `from: ${place} cannot be read: ${message}`, { hint, cause });
}
/** A file of the folder as one place of its archive. */
function toSighting({ archive, path, size, modified: stored, metadata, sha256 }) {
    return { archive, sha256, ...(metadata && { metadata }), place: { where: 'folder', size, stored, path } };
}

;// CONCATENATED MODULE: ./lib/enumerate.js










/** Runs the action `list`: looks through the places, puts together what they have, writes `images.json` where wanted. */
async function runList(inputs, world, tools) {
    const step = { ...tools, inputs, world, dir: (0,inputs_world/* archiveFolder */.t)(inputs.archiveDir, world) };
    const isDirty = (version) => (0,plan_version/* judgeVersion */.uM)(version, inputs.dirtyPattern).dirty;
    const { archives, files } = await step.stage('List', () => look(step, isDirty), found => `${found.archives.length} archives`);
    if (inputs.baseUrl === '')
        return { archives, imagesJson: '' };
    const imagesJson = await step.stage('Publish', () => enumerate_publish(files, isDirty, step), path => path);
    return { archives, imagesJson };
}
async function look(step, isDirty) {
    const { sightings, files } = await survey(step);
    const archives = takeInventory(sightings, isDirty);
    for (const line of makeListLines(archives))
        step.log.info(line);
    return { archives, files };
}
async function enumerate_publish(files, isDirty, { inputs, dir, log, signal }) {
    // Reading whole archives would be in vain where nothing can be written.
    await (0,folder/* openFolder */.NE)(dir);
    const proved = [];
    for (const file of files) {
        try {
            proved.push(await (0,describe/* proveFile */.N)(file, signal));
        }
        catch (error) {
            signal.throwIfAborted();
            log.warning(`${file.path} is not published: ${(0,errors/* messageOf */.b)(error)}`);
        }
    }
    const path = (0,external_node_path_.join)(dir, 'images.json');
    await (0,folder/* writeJson */.GF)(path, makeImagesJson(takeInventory(proved.map(toSighting), isDirty), inputs.baseUrl));
    return path;
}

// EXTERNAL MODULE: ./lib/inputs/name-filter.js
var name_filter = __webpack_require__(40733);
// EXTERNAL MODULE: ./lib/inputs/reader.js
var reader = __webpack_require__(70178);
// EXTERNAL MODULE: ./lib/inputs/unknown.js
var unknown = __webpack_require__(25075);
;// CONCATENATED MODULE: ./lib/inputs/list.js




/** Every input of the action `list`, as `list/action.yml` lists them. */
const listInputNames = [
    ...['image', 'name', 'from', 'archive-dir', 'dirty-pattern', 'base-url', 'github-token'],
];
/** Reads all inputs of the action `list`; throws one `INPUTS` error that lists every problem. */
function readListInputs(get, env) {
    const read = new reader/* InputReader */.i(get);
    (0,unknown/* rejectUnknown */.Y)(read, env, listInputNames);
    const dirtyPattern = read.pattern('dirty-pattern');
    const places = readPlaces(read);
    const inputs = {
        wanted: (0,name_filter/* readNameFilter */.o)(read),
        archiveDir: read.text('archive-dir'),
        ...places,
        ...(dirtyPattern && { dirtyPattern }),
        baseUrl: readBaseUrl(read, places.places),
        token: readToken(read, places),
    };
    read.finish();
    return inputs;
}
function readPlaces(read) {
    const text = read.text('from');
    if (text === 'auto')
        return { places: placeNames, auto: true };
    const words = read.words('from');
    if (words.length === 0 || words.some(word => !placeNames.some(place => place === word))) {
        read.reject('from', text, `auto, or a list of ${placeNames.join(', ')}`, 'from: folder,cache');
    }
    return { places: placeNames.filter(place => words.includes(place)), auto: false };
}
function readBaseUrl(read, places) {
    const text = read.text('base-url');
    if (text === '')
        return '';
    // A password or a signature may be in it.
    const shown = /[@?#]/.test(text) ? `${/^[a-z]+:\/\//i.exec(text)?.[0] ?? ''}…` : text;
    if (!places.includes('folder')) {
        read.reject('base-url', shown, 'nothing, because from leaves out the folder that is published', 'from: folder');
    }
    const url = /^[a-z][a-z\d+.-]*:\/\/[^?#]+$/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
    // Whatever stands in a URL is published with it.
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

// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
;// CONCATENATED MODULE: ./lib/report/list-summary.js



/** The job summary of the action `list` as Markdown. */
function makeListSummary(archives) {
    const head = ['Image', 'Version', 'Dirty', 'Image id', 'Created', 'Size', 'Where'];
    const table = (0,markdown/* makeTable */.d)(head, archives, archive => {
        const { image, version, dirty, imageid, created, size } = toRow(archive);
        const where = (0,markdown/* escape */.i)(placesOf(archive));
        return [(0,markdown/* escape */.i)(image), (0,markdown/* escape */.i)(version), dirty ? 'yes' : '', `\`${imageid}\``, created, (0,format/* formatBytes */.z)(size), where];
    });
    return `## Archived images\n\n${archives.length === 0 ? 'None.\n' : table}`;
}

;// CONCATENATED MODULE: ./lib/list.js





/** The door of the action `list`. */
async function openList() {
    return (0,door/* openDoor */.fx)(['github-token'], async (visit) => {
        const { world, console, getInput } = visit;
        const { archives, imagesJson } = await runList(readListInputs(getInput, world.env), world, visit);
        const { outputs, warnings } = makeListOutputs(archives, imagesJson);
        warnings.forEach(warning => console.warning(warning));
        (0,door/* setOutputs */.n0)(outputs);
        await (0,door/* addSummary */.S0)(makeListSummary(archives), console);
    });
}


/***/ }),

/***/ 91017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ fitRows)
/* harmony export */ });
// A job's outputs may have 1 MB together, in UTF-16; up to three of ours share it.
const mostCharacters = 160_000;
/** As many of the first rows as fit into one output as JSON; `note` hears of what does not. */
function fitRows(rows, most, note) {
    let left = mostCharacters;
    const tooMany = rows.findIndex(row => (left -= JSON.stringify(row).length + 1) < 0);
    const count = Math.min(tooMany < 0 ? rows.length : tooMany, most);
    if (count < rows.length)
        note(count);
    return rows.slice(0, count);
}


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ alignTable),
/* harmony export */   m: () => (/* binding */ inline)
/* harmony export */ });
/** Lines of cells as a table for the log, each column as wide as its widest cell. */
function alignTable(lines) {
    const widths = (lines[0] ?? []).map((_, i) => lines.reduce((most, line) => Math.max(most, line[i]?.length ?? 0), 0));
    return lines.map(line => line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd());
}
/** Text of others as one line: a file's name may hold a line's end. */
function inline(text) {
    return text.replace(/\s+/g, ' ');
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


/***/ }),

/***/ 3477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ describeFiles),
/* harmony export */   N: () => (/* binding */ proveFile)
/* harmony export */ });
/* harmony import */ var _export_open_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21308);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28540);
/* harmony import */ var _plan_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71991);
/* harmony import */ var _adopt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33048);
/* harmony import */ var _sidecar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17613);





// Enough to keep the disk busy, few enough to keep open files and memory bounded.
const atOnce = 32;
/** Describes archive files in the cheapest way: by their sidecars; without one, by the few bytes of metadata in the zip. */
async function describeFiles(files, signal) {
    const described = [];
    for (let at = 0; at < files.length; at += atOnce) {
        signal.throwIfAborted();
        const some = files.slice(at, at + atOnce).map(file => describeFile(file, signal));
        described.push(...(await Promise.all(some)));
    }
    return described;
}
/** Describes an archive file that is going to be published: one without a sidecar is read whole and proved. Throws `ARCHIVE_*` or `ZIP_*`. */
async function proveFile(file, signal) {
    if (file.sha256 !== '')
        return file;
    const { metadata, sha256 } = await (0,_adopt_js__WEBPACK_IMPORTED_MODULE_1__/* .adoptArchive */ .B)(file.path, file.archive, identityOf(file), signal);
    return { ...file, metadata, sha256 };
}
async function describeFile(file, signal) {
    const sidecar = await (0,_sidecar_js__WEBPACK_IMPORTED_MODULE_2__/* .readSidecar */ .YD)(file);
    if (sidecar?.metadata.imageid === file.archive.imageid)
        return { ...file, metadata: sidecar.metadata, sha256: sidecar.sha256 };
    const metadata = file.archive.archfmt === 'zip' ? await (0,_export_open_js__WEBPACK_IMPORTED_MODULE_0__/* .readMetadata */ ._6)(file.path, signal) : undefined;
    return { ...file, ...(metadata?.imageid === file.archive.imageid && { metadata }), sha256: '' };
}
// The file name does not tell the registry; what the archive says of it is taken, as it names nothing but the image.
function identityOf({ archive: { name, version }, metadata }) {
    return { name, version, image: metadata?.image ?? (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryOf */ ._M)(name), tag: (0,_plan_version_js__WEBPACK_IMPORTED_MODULE_4__/* .toTag */ .yQ)(version) };
}


/***/ })

};
