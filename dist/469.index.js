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
    const image = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F)((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .lowerRepository */ .S)(item));
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

/***/ 57926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ orderNewest),
/* harmony export */   Sw: () => (/* binding */ choose),
/* harmony export */   cK: () => (/* binding */ matches),
/* harmony export */   h2: () => (/* binding */ readDate)
/* harmony export */ });
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28540);

/**
 * Chooses the archive asked for: of several versions or images the newest by the image's date, then by when it was
 * stored, those without a date last; dirty or clean makes no difference. An image id that fits several images is no choice.
 */
function choose(candidates, wish) {
    const found = orderNewest(candidates.filter(({ archive }) => matches(archive, wish)));
    const [candidate] = found;
    if (!candidate)
        return { kind: 'none' };
    const images = new Set(found.map(({ archive }) => archive.imageid));
    if (wish.imageid !== undefined && images.size > 1)
        return { kind: 'several', candidates: found };
    return { kind: 'one', candidate, because: explain(found, candidate) };
}
/** Whether an archive is one of those asked for. */
function matches(archive, { name, version, imageid }) {
    if (archive.name !== name || !(0,_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isKnownFormat */ .RZ)(archive))
        return false;
    if (version !== undefined && archive.version !== version)
        return false;
    return imageid === undefined || archive.imageid.startsWith(imageid.slice(0, 12));
}
/** Orders archives as `choose` prefers them. */
function orderNewest(candidates) {
    return [...candidates].sort((a, b) => descending(a.created, b.created) ||
        descending(a.stored, b.stored) ||
        rank(a.archive) - rank(b.archive) ||
        (textOf(a.archive) < textOf(b.archive) ? 1 : -1));
}
/** Reads the date of an image; undefined when it has none or, as reproducible builds write it, the beginning of time. */
function readDate(text) {
    const time = Date.parse(text);
    return time > 0 ? time : undefined;
}
function descending(a, b) {
    if (a === b)
        return 0;
    return (b ?? -Infinity) - (a ?? -Infinity);
}
function rank({ archfmt }) {
    return _name_js__WEBPACK_IMPORTED_MODULE_0__/* .knownFormats */ .oL.findIndex(format => format === archfmt);
}
function textOf({ name, version, imageid }) {
    return `${name}/${version}/${imageid}`;
}
function explain(found, chosen) {
    const others = new Set(found.map(({ archive }) => textOf(archive))).size - 1;
    if (others === 0)
        return 'it is the only one';
    if (chosen.created !== undefined)
        return `its image is the newest, made ${new Date(chosen.created).toISOString()}`;
    if (chosen.stored !== undefined)
        return `it was stored last, ${new Date(chosen.stored).toISOString()}`;
    return 'none has a date, and it is the last by name';
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

/***/ 31466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aP: () => (/* binding */ artifactObstacle),
/* harmony export */   cJ: () => (/* binding */ ArtifactStore),
/* harmony export */   vE: () => (/* binding */ enterpriseObstacle),
/* harmony export */   z4: () => (/* binding */ toStored)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _pack_partial_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30256);
/* harmony import */ var _plan_name_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(28540);
/* harmony import */ var _report_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38411);
/* harmony import */ var _abortable_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55500);
/* harmony import */ var _acquire_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92838);







/** Why this step has no artifacts of its own run, as an error that begins with the input which wants them; undefined when it has. */
function artifactObstacle(world, wanted, hint) {
    const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url } = world.env;
    const enterprise = enterpriseObstacle(world, wanted, hint);
    if (enterprise || (token && url))
        return enterprise;
    const message = `${wanted} needs the artifact service, and this step has no ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_SERVICE', message, { hint });
}
/** Why the server has no artifacts at all, in the same form. */
function enterpriseObstacle({ serverUrl }, wanted, hint) {
    const { hostname } = new URL(serverUrl);
    if (/^github\.com$|\.ghe\.com$|\.localhost$/i.test(hostname))
        return undefined;
    const message = `${wanted} does not work on GitHub Enterprise Server (${hostname}): it has no artifact service of this generation`;
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_GHES', message, { hint });
}
// Blocks of 8 MB on their way at once; the library's five bring a step above 256 MB of memory.
const parallelBlocks = '3';
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
        const name = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path);
        const options = { skipArchive: true, ...(retentionDays > 0 && { retentionDays }) };
        try {
            const done = await this.#call(`uploading ${name}`, client => client.uploadArtifact(name, [path], (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), options));
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
            if (!/409|already exists/i.test((0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)))
                throw explainUpload(name, error);
            const there = (await this.list()).find(artifact => artifact.name === name);
            if (!there)
                throw explainUpload(name, error);
            return there;
        }
    }
    /** Fetches an archive, of this run or `from` another, into the folder under its own name; throws when its digest is not the stored one. */
    async download(artifact, dir, from) {
        const partial = (0,_pack_partial_js__WEBPACK_IMPORTED_MODULE_2__/* .partialPath */ .D)(dir);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(partial);
        try {
            const expected = artifact.sha256 && { expectedHash: `sha256:${artifact.sha256}` };
            const options = { path: partial, skipDecompress: true, ...expected, ...(from && { findBy: findBy(from) }) };
            const { digestMismatch } = await this.#call(`downloading ${artifact.name}`, client => client.downloadArtifact(artifact.id, options));
            const [file] = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(partial);
            if (digestMismatch || file === undefined) {
                throw new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_DIGEST', `artifact ${artifact.name} did not arrive as it was stored (sha256:${artifact.sha256})`);
            }
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(partial, file), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, artifact.name));
            return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, artifact.name);
        }
        finally {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { recursive: true, force: true });
        }
    }
    /** Deletes an artifact of this run; one that is gone already is no error. Needs no permission. */
    async remove(name) {
        try {
            await this.#call(`deleting ${name}`, client => client.deleteArtifact(name));
        }
        catch (error) {
            this.#signal.throwIfAborted();
            // It asks for the id first, so that either question may come too late.
            const gone = error instanceof Error && error.name === 'ArtifactNotFoundError';
            if (!gone && !(0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error).includes('(404)'))
                throw error;
        }
    }
    async #call(what, operation) {
        process.env['ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY'] ??= parallelBlocks;
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(118), __webpack_require__.e(839), __webpack_require__.e(271), __webpack_require__.e(888)]).then(__webpack_require__.bind(__webpack_require__, 37888));
        const client = new DefaultArtifactClient();
        const rules = { what, tries: 4, pause: 1000, mayHelp: _acquire_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .isNetworkError */ .TX };
        return (0,_abortable_js__WEBPACK_IMPORTED_MODULE_5__/* .untilAborted */ .E)((0,_acquire_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .retry */ .L5)(rules, () => operation(client), this.#log, this.#signal), this.#signal);
    }
}
/** The archives among artifacts. */
function toStored(artifacts) {
    return artifacts.flatMap(artifact => {
        const archive = (0,_plan_name_js__WEBPACK_IMPORTED_MODULE_6__/* .parseName */ .$q)(artifact.name);
        return archive ? [{ ...artifact, archive }] : [];
    });
}
function findBy({ repository, runId, token }) {
    const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
    return { token, workflowRunId: runId, repositoryOwner, repositoryName };
}
function explainUpload(name, cause) {
    const words = (0,_report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(cause);
    if (/insufficient usage|quota/i.test(words)) {
        const message = `artifact ${name} was not stored: the artifact storage quota of this account is used up`;
        return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_QUOTA', message, { hint: 'retention-days: 3\nor  upload-artifact: false', cause });
    }
    return new _report_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .l('ARTIFACT_UPLOAD', `artifact ${name} was not stored: ${words}`, { cause });
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


/***/ }),

/***/ 55679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ GitHubApi),
  k: () => (/* binding */ GitHubRefusal)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(44942);
// EXTERNAL MODULE: ./lib/acquire/retry.js
var retry = __webpack_require__(92838);
// EXTERNAL MODULE: ./lib/report/errors.js
var errors = __webpack_require__(38411);
// EXTERNAL MODULE: ./lib/ship/abortable.js
var abortable = __webpack_require__(55500);
;// CONCATENATED MODULE: ./lib/ship/rest-rows.js
/** Reads a cache entry. */
function toEntry({ id, key, ref, size_in_bytes: size, ...times }) {
    return { id, key, ref, size, created: Date.parse(times.created_at), used: Date.parse(times.last_accessed_at) };
}
/** Reads an artifact. */
function toArtifact({ id, name, size_in_bytes: size, created_at, digest }) {
    return { id, name, size, stored: Date.parse(created_at), sha256: hexOf(digest) };
}
/** Reads a release; its address for uploads comes as a template. */
function toRelease({ id, tag_name: tag, upload_url }) {
    return { id, tag, uploadUrl: upload_url.replace(/\{.*$/, '') };
}
/** Reads an asset. */
function toAsset({ id, name, label, state, size, digest, browser_download_url: url }) {
    return { id, name, label: label ?? '', whole: state === 'uploaded', size, sha256: hexOf(digest), url };
}
/** Reads a workflow run. */
function toRun({ id, created_at: created, head_branch, head_sha: commit, conclusion }) {
    return { id, created, branch: head_branch ?? '', commit, conclusion: conclusion ?? '' };
}
function hexOf(digest) {
    return (digest ?? '').replace(/^sha256:/, '');
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
const tries = 4;
const uploadPath = '/releases/assets';
/** The few REST calls that @actions/cache and @actions/artifact do not have. Throws `GitHubRefusal`. */
class GitHubApi {
    #client;
    #base;
    #runId;
    #signal;
    /** GitHub wants no call before this time, whichever of our calls it told so. */
    #notBefore = 0;
    constructor(world, token, signal) {
        const headers = {
            accept: 'application/vnd.github+json',
            'x-github-api-version': '2022-11-28',
            authorization: `Bearer ${token}`,
        };
        this.#client = new lib/* HttpClient */.Qq('docker-archive-action', [], { headers });
        this.#base = `${world.apiUrl}/repos/${world.repository}`;
        this.#runId = world.runId;
        this.#signal = signal;
    }
    /** All cache entries whose key begins with `prefix`, of one ref or of every ref. */
    async listCaches(prefix, ref) {
        const query = { key: prefix, ...(ref !== undefined && { ref }) };
        return (await this.#all('/actions/caches', query, 'actions_caches')).map(toEntry);
    }
    /** The artifacts of a workflow run that can still be had. */
    async listArtifacts(runId) {
        const rows = await this.#all(`/actions/runs/${runId}/artifacts`, {}, 'artifacts');
        return rows.filter(row => !row.expired).map(toArtifact);
    }
    /** Workflow runs, newest first; a page is asked for when it is needed. */
    async *listRuns({ workflow, branch, commit, status }) {
        const path = workflow === undefined ? '/actions/runs' : `/actions/workflows/${encodeURIComponent(workflow)}/runs`;
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
        await this.#call('DELETE', `/actions/caches/${id}`, [404]);
    }
    /** When this workflow run (this attempt of it) began, in milliseconds since 1970. */
    async runStarted() {
        const run = (await this.#call('GET', `/actions/runs/${this.#runId}`));
        return Date.parse(run.run_started_at);
    }
    /** The published release of a tag; undefined when there is none. */
    async findRelease(tag) {
        const found = await this.#call('GET', `/releases/tags/${encodeURIComponent(tag)}`, [404]);
        return found === undefined ? undefined : toRelease(found);
    }
    /** A release that is still a draft, by the tag it is going to have; undefined when this token sees none. */
    async findDraft(tag) {
        for await (const row of this.#pages('/releases', {}))
            if (row.tag_name === tag)
                return toRelease(row);
        return undefined;
    }
    /** The assets of a release, unfinished ones too. */
    async listAssets(release) {
        return (await this.#all(`/releases/${release}/assets`, {})).map(toAsset);
    }
    /** Deletes an asset; one that is gone already is no error. */
    async deleteAsset(id) {
        await this.#call('DELETE', `/releases/assets/${id}`, [404]);
    }
    /** Uploads a file as an asset, once; its name is its label as well, for GitHub changes some characters of a name. */
    async uploadAsset(uploadUrl, name, file) {
        await this.#waitTurn('POST', uploadPath);
        const query = `name=${encodeURIComponent(name)}&label=${encodeURIComponent(name)}`;
        const answer = await this.#send(`${uploadUrl}?${query}`, file);
        const status = answer.message.statusCode ?? 0;
        const body = await answer.readBody();
        if (status === 201)
            return toAsset(JSON.parse(body));
        throw new GitHubRefusal(status, explain('POST', uploadPath, status, body));
    }
    async #send(url, { path, size, onBytes }) {
        const stop = new AbortController();
        const body = new external_node_stream_.PassThrough();
        const filling = (0,promises_.pipeline)((0,external_node_fs_.createReadStream)(path), async function* (chunks) {
            for await (const chunk of chunks) {
                onBytes(chunk.length);
                yield chunk;
            }
        }, body, { signal: AbortSignal.any([this.#signal, stop.signal]) });
        filling.catch(() => undefined);
        const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
        try {
            const sent = this.#client.sendStream('POST', url, body, headers).catch((error) => {
                throw new GitHubRefusal(0, `GitHub cannot be reached: ${(0,errors/* messageOf */.b)(error)}`);
            });
            // Nobody waits for an answer to a file that could not be read.
            sent.catch(() => undefined);
            // GitHub may answer before it has read all.
            return await (0,abortable/* untilAborted */.E)(Promise.race([sent, filling.then(() => sent)]), this.#signal);
        }
        finally {
            stop.abort();
        }
    }
    async #all(path, query, field) {
        const all = [];
        for await (const row of this.#pages(path, query, field))
            all.push(row);
        return all;
    }
    // `field` is where the rows are in the answer; without one the answer is the list.
    async *#pages(path, query, field) {
        for (let page = 1;; page++) {
            const asked = new URLSearchParams({ ...query, per_page: String(pageSize), page: String(page) });
            const answer = (await this.#call('GET', `${path}?${asked.toString()}`));
            const rows = (field === undefined ? answer : answer[field]) ?? [];
            yield* rows;
            if (rows.length < pageSize)
                return;
        }
    }
    async #call(verb, path, alsoFine = []) {
        for (let attempt = 1;; attempt++) {
            await this.#waitTurn(verb, path);
            const answer = await this.#client.request(verb, this.#base + path, null).catch((error) => {
                throw new GitHubRefusal(0, `GitHub cannot be reached: ${(0,errors/* messageOf */.b)(error)}`);
            });
            const status = answer.message.statusCode ?? 0;
            const body = await answer.readBody();
            if (alsoFine.includes(status))
                return undefined;
            if (status < 300)
                return body ? JSON.parse(body) : undefined;
            const limited = isLimited(status, answer.message.headers);
            const pause = pauseOf(answer.message.headers, attempt);
            if (limited)
                this.#notBefore = Math.max(this.#notBefore, Date.now() + pause);
            if ((!limited && status < 500) || pause > retry/* longestPause */.Tp || attempt >= tries) {
                throw new GitHubRefusal(status, explain(verb, path, status, body));
            }
            if (!limited)
                await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal: this.#signal });
        }
    }
    async #waitTurn(verb, path) {
        this.#signal.throwIfAborted();
        const pause = this.#notBefore - Date.now();
        if (pause > retry/* longestPause */.Tp)
            throw new GitHubRefusal(429, explain(verb, path, 429, ''));
        if (pause > 0)
            await (0,external_node_timers_promises_.setTimeout)(pause, undefined, { signal: this.#signal });
    }
}
function isLimited(status, headers) {
    if (status === 429)
        return true;
    return status === 403 && (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0');
}
// Milliseconds; it may be longer than a step should wait.
function pauseOf(headers, attempt) {
    return (0,retry/* readRetryAfter */.D$)(headers['retry-after']) ?? 500 * 2 ** attempt;
}
function explain(verb, path, status, body) {
    const words = /"message"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? '';
    if (status === 429 || /rate limit/i.test(words))
        return `GitHub's rate limit is used up (${status} ${words})`;
    const permission = `${path.startsWith('/releases') ? 'contents' : 'actions'}: ${verb === 'GET' ? 'read' : 'write'}`;
    if (status === 401)
        return `GitHub did not accept github-token (401 ${words})`;
    if (status === 403 || status === 404)
        return `github-token lacks the permission ${permission} (${status} ${words})`;
    return `GitHub answered ${status} ${words}`;
}


/***/ })

};
