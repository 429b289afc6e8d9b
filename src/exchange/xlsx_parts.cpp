// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xlsx_parts.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>

#include "base/error_code.h"
#include "base/unicode.h"
#include "exchange/cell_text.h"
#include "exchange/xml_part.h"

namespace meike::xlsx {

namespace {

constexpr std::uint64_t kMostTextBytes = 192U << 20;
constexpr std::size_t kTextBlock = 1U << 20;
constexpr std::size_t kMostFormats = 100'000;
constexpr std::string_view kDefaultBook = "xl/workbook.xml";

int numberOf(std::string_view text, int otherwise) {
    int number = otherwise;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    return code == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

bool isTrue(std::string_view text) { return text == "1" || text == "true" || text == "on"; }

bool endsWith(std::string_view text, std::string_view ending) {
    return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

/// A target of a relationship, seen from the folder of the part that names it.
std::string resolved(std::string_view folder, std::string target) {
    std::replace(target.begin(), target.end(), '\\', '/');
    if (!target.empty() && target.front() == '/') return target.substr(1);
    std::string path(folder);
    std::string_view rest = target;
    for (;;) {
        if (takePrefix(rest, "./")) continue;
        if (!takePrefix(rest, "../")) break;
        const std::size_t slash = path.size() < 2 ? std::string::npos : path.rfind('/', path.size() - 2);
        path.resize(slash == std::string::npos ? 0 : slash + 1);
    }
    return path + std::string(rest);
}

struct Relation {
    std::string id;
    std::string type;  ///< its last word: worksheet, sharedStrings ...
    std::string target;
};

struct Relations {
    std::vector<Relation> all;

    const Relation* ofType(std::string_view type) const {
        for (const Relation& each : all)
            if (each.type == type) return &each;
        return nullptr;
    }
    const Relation* withId(std::string_view id) const {
        for (const Relation& each : all)
            if (each.id == id) return &each;
        return nullptr;
    }
};

class RelationsPart final : public XmlHandler {
public:
    explicit RelationsPart(std::string folder) : m_folder(std::move(folder)) {}
    void start(XmlName name, const XmlAttributes& attributes) override {
        if (name.local != "Relationship" || relations.all.size() > kMostParts ||
            attributes.get("TargetMode") == "External")
            return;
        const std::string_view type = attributes.get("Type");
        relations.all.push_back({std::string(attributes.get("Id")), std::string(type.substr(type.rfind('/') + 1)),
                                 resolved(m_folder, std::string(attributes.get("Target")))});
    }
    void end(XmlName /*name*/) override {}
    void text(std::string_view /*text*/) override {}

    Relations relations;

private:
    std::string m_folder;
};

Relations relationsOf(const ZipArchive& archive, std::string_view part) {
    const std::size_t slash = part.rfind('/');
    const std::string folder(slash == std::string_view::npos ? "" : part.substr(0, slash + 1));
    RelationsPart handler(folder);
    if (auto xml = archive.open(folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels"))
        XmlPart(std::move(xml), handler, XmlPart::Spaces::dropped).feedAll();
    return std::move(handler.relations);
}

class BookPart final : public XmlHandler {
public:
    struct Entry {
        SheetInfo info;
        std::string relation;
    };
    void start(XmlName name, const XmlAttributes& attributes) override {
        if (name.local == "workbookPr") from1904 = isTrue(attributes.get("date1904"));
        if (name.local != "sheet" || entries.size() > kMostParts) return;
        const std::string_view state = attributes.get("state");
        entries.push_back({{cleanText(attributes.get("name")), state == "hidden" || state == "veryHidden"},
                           std::string(attributes.get("id"))});
    }
    void end(XmlName /*name*/) override {}
    void text(std::string_view /*text*/) override {}

    bool from1904 = false;
    std::vector<Entry> entries;
};

class StylesPart final : public XmlHandler {
public:
    void start(XmlName name, const XmlAttributes& attributes) override {
        if (name.local == "numFmt" && m_own.size() < kMostFormats) {
            m_own[numberOf(attributes.get("numFmtId"), -1)] = readFormatCode(attributes.get("formatCode"));
        } else if (name.local == "cellXfs") {
            m_inside = true;
        } else if (m_inside && name.local == "xf" && ids.size() < kMostFormats) {
            ids.push_back(numberOf(attributes.get("numFmtId"), 0));
        }
    }
    void end(XmlName name) override {
        if (name.local == "cellXfs") m_inside = false;
    }
    void text(std::string_view /*text*/) override {}

    /// A file's own code comes before what its id means elsewhere.
    std::vector<CellFormat> formats() const {
        std::vector<CellFormat> all;
        for (const int id : ids) {
            const auto own = m_own.find(id);
            all.push_back(own == m_own.end() ? builtinFormat(id) : own->second);
        }
        return all;
    }

    std::vector<int> ids;

private:
    std::map<int, CellFormat> m_own;
    bool m_inside = false;
};

class TextsPart final : public XmlHandler {
public:
    TextsPart(SharedTexts& texts, std::size_t cellBytes) : m_texts(texts), m_cellBytes(cellBytes) {}
    void start(XmlName name, const XmlAttributes& /*attributes*/) override {
        if (name.local == "si") m_text.clear();
        if (name.local == "rPh") ++m_phonetic;
        m_inText = name.local == "t" && m_phonetic == 0;
    }
    void end(XmlName name) override {
        if (name.local == "si") {
            if (m_text.find("_x") == std::string::npos)
                m_texts.add(m_text);
            else
                m_texts.add(withoutEscapes(m_text));
        }
        if (name.local == "rPh") --m_phonetic;
        m_inText = false;
    }
    void text(std::string_view text) override {
        // Longer than a cell may be: the cell is refused, not the text held.
        if (m_inText && m_text.size() <= m_cellBytes) m_text += text;
    }

private:
    SharedTexts& m_texts;
    std::size_t m_cellBytes;
    std::string m_text;
    int m_phonetic = 0;
    bool m_inText = false;
};

/// Sheets by the names of their parts, where nothing says what they are: sheet1.xml, sheet2.xml ... sheet10.xml.
std::vector<Sheet> sheetsByName(const ZipArchive& archive) {
    std::vector<std::pair<int, Sheet>> found;
    for (const auto& [name, place] : archive.parts()) {
        constexpr std::string_view kBegin = "xl/worksheets/sheet";
        if (name.substr(0, kBegin.size()) != kBegin || !endsWith(name, ".xml")) continue;
        const std::string number = name.substr(kBegin.size(), name.size() - kBegin.size() - 4);
        found.push_back({numberOf(number, 0), {{"Sheet" + number, false}, name}});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Sheet> sheets;
    sheets.reserve(found.size());
    for (auto& [number, sheet] : found) sheets.push_back(std::move(sheet));
    return sheets;
}

}  // namespace

std::string withoutEscapes(std::string_view text) {
    std::string result;
    std::size_t at = text.find("_x");
    if (at == std::string_view::npos) return std::string(text);
    std::size_t done = 0;
    char32_t high = 0;
    for (; at != std::string_view::npos; at = text.find("_x", at)) {
        unsigned unit = 0;
        const char* from = text.data() + at + 2;
        const bool whole = at + 7 <= text.size() && text[at + 6] == '_';
        const auto [end, code] = whole ? std::from_chars(from, from + 4, unit, 16)
                                       : std::from_chars_result{from, std::errc::invalid_argument};
        if (code != std::errc() || end != from + 4) {
            at += 2;
            continue;
        }
        if (at > done) high = 0;
        result.append(text, done, at - done);
        at += 7;
        done = at;
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            high = unit;
        } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
            if (high != 0) appendUtf8(result, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
        } else {
            appendUtf8(result, unit);
            high = 0;
        }
    }
    result.append(text, done);
    return result;
}

void SharedTexts::add(std::string_view text) {
    const std::size_t count = size();
    m_bytes += text.size();
    if (m_bytes > kMostTextBytes || count >= kMost)
        throw Error(ErrorKind::invalid_value, "", {ErrorCode::workbook_too_many_texts, {kMostTextBytes >> 20}});
    if (m_used + text.size() > m_block) {
        m_block = std::max(kTextBlock, text.size());
        m_blocks.push_back(std::make_unique<char[]>(m_block));
        m_used = 0;
    }
    auto& places = m_places[count / kPlaces];
    if (!places) places = std::make_unique<std::string_view[]>(kPlaces);
    if (!text.empty()) {
        char* const place = m_blocks.back().get() + m_used;
        std::memcpy(place, text.data(), text.size());
        m_used += text.size();
        places[count % kPlaces] = {place, text.size()};
    }
    m_count.store(count + 1, std::memory_order_release);
    // Who waits, waits for a while's worth.
    if ((count + 1) % kPlaces == 0) {
        const std::lock_guard guard(m_mutex);
        m_more.notify_all();
    }
}

void SharedTexts::end() {
    const std::lock_guard guard(m_mutex);
    m_ended = true;
    m_more.notify_all();
}

bool SharedTexts::has(std::size_t i) const {
    if (i < size()) return true;
    std::unique_lock lock(m_mutex);
    m_more.wait(lock, [&] { return m_ended || i < size(); });
    return i < size();
}

std::shared_ptr<const Book> readBook(std::shared_ptr<const ZipArchive> archive, const CsvLimits& limits) {
    auto book = std::make_shared<Book>();
    book->archive = archive;
    book->limits = limits;
    std::string place(kDefaultBook);
    const Relations root = relationsOf(*archive, "");
    if (const Relation* main = root.ofType("officeDocument"); main && archive->has(main->target)) place = main->target;
    const Relations relations = relationsOf(*archive, place);
    BookPart entries;
    if (auto part = archive->open(place)) XmlPart(std::move(part), entries, XmlPart::Spaces::dropped).feedAll();
    book->from1904 = entries.from1904;
    for (const auto& entry : entries.entries) {
        const Relation* relation = relations.withId(entry.relation);
        if (!relation || relation->type != "worksheet" || !archive->has(relation->target)) continue;
        book->sheets.push_back({entry.info, relation->target});
    }
    if (book->sheets.empty()) {
        // No relations, or wrong ones: the parts are called by their number. Charts alone are no sheets.
        if (relations.all.empty() || !relations.ofType("chartsheet")) book->sheets = sheetsByName(*archive);
        for (std::size_t i = 0; i < std::min(book->sheets.size(), entries.entries.size()); ++i)
            book->sheets[i].info = entries.entries[i].info;
    }
    if (book->sheets.empty()) throw Error(ErrorKind::damaged, "", {ErrorCode::workbook_damaged, {place}});

    const auto partOf = [&](std::string_view type, std::string_view usual) {
        const Relation* relation = relations.ofType(type);
        return archive->open(relation && archive->has(relation->target) ? relation->target : std::string(usual));
    };
    StylesPart styles;
    if (auto part = partOf("styles", "xl/styles.xml"))
        XmlPart(std::move(part), styles, XmlPart::Spaces::dropped).feedAll();
    book->formats = styles.formats();
    book->loaded = std::async(std::launch::async, [&texts = book->texts, bytes = limits.cellBytes,
                                                   part = partOf("sharedStrings", "xl/sharedstrings.xml")]() mutable {
                       struct Ending {
                           SharedTexts& texts;
                           ~Ending() { texts.end(); }
                       } const ending{texts};
                       if (!part) return;
                       TextsPart handler(texts, bytes);
                       XmlPart(std::move(part), handler, XmlPart::Spaces::dropped).feedAll();
                   }).share();
    return book;
}

}  // namespace meike::xlsx
