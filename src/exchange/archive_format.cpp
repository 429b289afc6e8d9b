// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/archive_format.h"

#include <algorithm>
#include <limits>
#include <set>

#include <nlohmann/json.hpp>

#include "base/error_code.h"
#include "base/unicode.h"

namespace meike {

namespace {

using Json = nlohmann::ordered_json;

/// Thrown inside: where, and what was expected there.
struct Wrong {
    std::string path;
    ErrorDetail what;
};

bool isHash(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(),
                                            [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// An object of which every key is asked for once.
class Fields {
public:
    Fields(const Json& json, std::string path) : m_json(json), m_path(std::move(path)) {
        if (!json.is_object()) throw Wrong{m_path, {ErrorCode::expected, {ErrorDetail(ErrorCode::an_object)}}};
    }
    ~Fields() = default;
    Fields(const Fields&) = delete;
    Fields& operator=(const Fields&) = delete;

    std::string text(const char* key) {
        const Json& value = at(key);
        if (!value.is_string()) wrong(key, ErrorCode::a_text);
        return value.get<std::string>();
    }
    std::int64_t number(const char* key, std::int64_t most = std::numeric_limits<std::int64_t>::max()) {
        const Json& value = at(key);
        const bool fits = value.is_number_unsigned() && value.get<std::uint64_t>() <= static_cast<std::uint64_t>(most);
        if (!fits) wrong(key, ErrorCode::whole_number);
        return value.get<std::int64_t>();
    }
    std::string hash(const char* key) {
        std::string digits = text(key);
        if (!isHash(digits)) wrong(key, ErrorCode::sixty_four_hex_digits);
        return digits;
    }
    const Json& list(const char* key) {
        const Json& value = at(key);
        if (!value.is_array()) wrong(key, ErrorCode::a_list);
        return value;
    }
    /// All that is there was asked for.
    void done() const {
        for (const auto& [key, value] : m_json.items())
            if (!m_asked.contains(key)) throw Wrong{place(key), ErrorCode::unknown_key};
    }
    [[noreturn]] void wrong(std::string_view key, ErrorCode expected) const {
        throw Wrong{place(key), {ErrorCode::expected, {ErrorDetail(expected)}}};
    }

private:
    std::string place(std::string_view key) const {
        return m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
    }
    const Json& at(const char* key) {
        m_asked.insert(key);
        const auto found = m_json.find(key);
        if (found == m_json.end()) wrong(key, ErrorCode::a_value);
        return *found;
    }

    const Json& m_json;
    std::string m_path;
    std::set<std::string> m_asked;
};

/// Parses, and refuses a key that an object has twice: two readers would read two manifests.
Json parseOnce(std::string_view text) {
    std::vector<std::set<std::string>> open;
    std::string twice;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
        constexpr int kDeepest = 8;
        if (depth > kDeepest) throw Wrong{{}, ErrorCode::too_deep};
        if (event == Json::parse_event_t::object_start) open.emplace_back();
        if (event == Json::parse_event_t::object_end) open.pop_back();
        if (event == Json::parse_event_t::key && !open.back().insert(value.get<std::string>()).second)
            twice = value.get<std::string>();
        return true;
    };
    Json json = Json::parse(text, watch, false);
    if (json.is_discarded()) throw Wrong{{}, ErrorCode::not_json};
    if (!twice.empty()) throw Wrong{twice, ErrorCode::key_twice};
    return json;
}

ArchivePart partOf(const Json& json, const std::string& path) {
    Fields fields(json, path);
    ArchivePart part;
    part.name = fields.text("name");
    part.kind = fields.text("kind");
    part.records = fields.number("records");
    part.bytes = static_cast<std::uint64_t>(fields.number("bytes"));
    part.blake2b = fields.hash("blake2b");
    fields.done();
    const std::string_view name = part.name;
    constexpr std::string_view kEnding = ".jsonl";
    const bool fits = name.size() > part.kind.size() + 1 + kEnding.size() && name.starts_with(part.kind) &&
                      name[part.kind.size()] == '-' && name.ends_with(kEnding) && !part.kind.empty();
    std::string_view number = fits ? name.substr(part.kind.size() + 1) : std::string_view();
    if (fits) number.remove_suffix(kEnding.size());
    if (!fits || !std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; }))
        fields.wrong("name", ErrorCode::name_of_part);
    return part;
}

ArchiveManifest manifestOf(std::string_view text) {
    const Json json = parseOnce(text);
    Fields fields(json, {});
    ArchiveManifest manifest;
    if (fields.text("archive") != "meike") fields.wrong("archive", ErrorCode::name_of_archive);
    constexpr std::int64_t kMostVersions = 1'000'000;
    manifest.format = static_cast<int>(fields.number("format", kMostVersions));
    // What a newer program has written may look like anything.
    if (manifest.format > kArchiveFormat)
        throw Error(ErrorKind::newer_version, {}, {ErrorCode::archive_newer, {manifest.format, kArchiveFormat}});
    manifest.schema = static_cast<int>(fields.number("schema", kMostVersions));
    if (manifest.schema < 1) fields.wrong("schema", ErrorCode::whole_number);
    manifest.digest = fields.hash("digest");
    manifest.made = fields.text("made");
    manifest.program = fields.text("program");
    const Json& parts = fields.list("parts");
    std::set<std::string> names;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string place = "parts[" + std::to_string(i) + "]";
        manifest.parts.push_back(partOf(parts[i], place));
        if (!names.insert(manifest.parts.back().name).second) throw Wrong{place + ".name", ErrorCode::key_twice};
    }
    fields.done();
    return manifest;
}

/// A flat object of whole numbers and texts, read without holding a document.
class LineReader final : public nlohmann::json_sax<nlohmann::json> {
public:
    ArchiveRecord record;
    ErrorDetail problem;
    bool ended = false;

    bool null() override { return refuse({ErrorCode::expected, {ErrorDetail(ErrorCode::a_value)}}); }
    bool boolean(bool /*value*/) override { return refuse(kValue()); }
    bool number_integer(number_integer_t value) override { return put(Value{static_cast<std::int64_t>(value)}); }
    bool number_unsigned(number_unsigned_t value) override {
        if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
            return refuse(ErrorCode::number_too_large);
        return put(Value{static_cast<std::int64_t>(value)});
    }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
        return refuse({ErrorCode::expected, {ErrorDetail(ErrorCode::whole_number)}});
    }
    bool string(string_t& value) override {
        if (value.find('\0') != std::string::npos) return refuse(ErrorCode::not_utf8);
        return put(Value{std::move(value)});
    }
    bool binary(binary_t& /*value*/) override { return refuse(kValue()); }
    bool start_object(std::size_t /*count*/) override {
        if (m_begun) return refuse(kValue());
        m_begun = true;
        return true;
    }
    bool key(string_t& value) override {
        const bool twice =
            std::any_of(record.begin(), record.end(), [&](const auto& each) { return each.first == value; });
        if (twice || value.empty()) return refuse(twice ? ErrorCode::key_twice : ErrorCode::unknown_key);
        record.emplace_back(std::move(value), Value{});
        return true;
    }
    bool end_object() override {
        ended = true;
        return true;
    }
    bool start_array(std::size_t /*count*/) override { return refuse(kValue()); }
    bool end_array() override { return false; }
    bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override {
        return refuse(ErrorCode::not_json);
    }

private:
    static ErrorDetail kValue() { return {ErrorCode::expected, {ErrorDetail(ErrorCode::a_value)}}; }
    bool refuse(ErrorDetail why) {
        if (problem.empty()) problem = std::move(why);
        return false;
    }
    bool put(Value value) {
        if (record.empty()) return refuse({ErrorCode::expected, {ErrorDetail(ErrorCode::an_object)}});
        record.back().second = std::move(value);
        return true;
    }

    bool m_begun = false;
};

}  // namespace

std::int64_t ArchiveManifest::records() const {
    std::int64_t all = 0;
    for (const ArchivePart& part : parts) all += part.records;
    return all;
}

std::string manifestJson(const ArchiveManifest& manifest) {
    Json json;
    json["archive"] = "meike";
    json["format"] = manifest.format;
    json["schema"] = manifest.schema;
    json["digest"] = manifest.digest;
    json["made"] = manifest.made;
    json["program"] = manifest.program;
    json["parts"] = Json::array();
    for (const ArchivePart& part : manifest.parts)
        json["parts"].push_back({{"name", part.name},
                                 {"kind", part.kind},
                                 {"records", part.records},
                                 {"bytes", part.bytes},
                                 {"blake2b", part.blake2b}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ArchiveManifest> parseManifest(std::string_view json) {
    try {
        return manifestOf(json);
    } catch (const Wrong& wrong) {
        return failure(ErrorKind::invalid_value, wrong.path, wrong.what);
    } catch (const Error& error) {
        return tl::unexpected<Error>(error);
    }
}

void appendRecordLine(std::string& out, std::span<const std::string> columns, std::span<const Value> values) {
    out += '{';
    bool first = true;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (isEmpty(values[i])) continue;
        if (!first) out += ',';
        first = false;
        out += '"';
        out += columns[i];
        out += "\":";
        if (const auto* number = std::get_if<std::int64_t>(&values[i])) {
            out += std::to_string(*number);
            continue;
        }
        const std::string& text = textOrEmpty(values[i]);
        if (!isValidUtf8(text) || text.find('\0') != std::string::npos)
            throw Error(ErrorKind::invalid_value, columns[i], ErrorCode::not_utf8);
        out += Json(text).dump(-1, ' ', false, Json::error_handler_t::strict);
    }
    out += "}\n";
}

Result<ArchiveRecord> parseRecordLine(std::string_view line) {
    LineReader reader;
    const bool read = nlohmann::json::sax_parse(line, &reader);
    if (!read || !reader.ended) {
        if (reader.problem.empty()) reader.problem = ErrorCode::not_json;
        const std::string where = reader.record.empty() ? std::string() : reader.record.back().first;
        return failure(ErrorKind::invalid_value, where, std::move(reader.problem));
    }
    return std::move(reader.record);
}

}  // namespace meike
