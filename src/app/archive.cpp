// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <set>

#include "app/export.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "exchange/file_bytes.h"
#include "exchange/zip_archive.h"
#include "exchange/zip_output.h"
#include "generated/version.h"
#include "storage/access.h"
#include "storage/archive_rows.h"
#include "storage/custom_fields.h"
#include "storage/hash.h"
#include "storage/maintenance.h"
#include "storage/records.h"
#include "storage/schema.h"

namespace meike {

namespace {

using Watch = std::chrono::steady_clock;

double secondsSince(Watch::time_point start) { return std::chrono::duration<double>(Watch::now() - start).count(); }

/// Writes the records of one kind as parts of an archive, and notes in the manifest what was written.
class KindWriter {
public:
    KindWriter(Database& reader, Kind kind, ArchiveManifest& manifest, std::int64_t all, Progress& progress,
               std::stop_token stop)
        : m_kind(kind),
          m_columns(storedColumns(reader, kind).names),
          m_rows(reader, kind),
          m_manifest(manifest),
          m_all(all),
          m_progress(progress),
          m_stop(std::move(stop)) {}

    /// The next piece of the part of that number, from 0; false when it has ended.
    bool write(std::size_t number, std::string& piece) {
        ArchivePart& part = m_manifest.parts[number];
        if (!m_hash) m_hash = std::make_unique<ByteHasher>();
        throwIfStopped(m_stop);
        m_progress.report("writing", m_manifest.records(), m_all);
        constexpr std::size_t kPiece = 256 * 1024;
        bool more = true;
        while (piece.size() < kPiece && (more = part.records < kArchivePartRecords && m_rows.next(m_row))) {
            try {
                appendRecordLine(piece, m_columns, m_row);
            } catch (const Error& error) {
                throw Error(
                    ErrorKind::invalid_value, std::string(kindRow(m_kind).key),
                    {ErrorCode::archive_text_damaged, {part.kind, integerOr(m_row.front(), 0), error.subject()}});
            }
            ++part.records;
        }
        m_hash->add(piece);
        part.bytes += piece.size();
        if (part.bytes > kMostPartBytes)
            throw Error(ErrorKind::invalid_value, part.name,
                        {ErrorCode::archive_too_large, {part.name, kMostPartBytes >> 20}});
        if (more) return true;
        part.blake2b = hashText(m_hash->finish());
        m_hash.reset();
        return false;
    }

private:
    Kind m_kind;
    std::vector<std::string> m_columns;
    StoredRows m_rows;
    std::vector<Value> m_row;
    ArchiveManifest& m_manifest;
    std::int64_t m_all;
    Progress& m_progress;
    std::stop_token m_stop;
    std::unique_ptr<ByteHasher> m_hash;
};

/// Errors of the zip's layer, which speaks of workbooks, as those of an archive.
template <class Run>
auto asArchive(const std::filesystem::path& file, Run run) {
    try {
        return run();
    } catch (const Error& error) {
        const auto& arguments = error.detail().arguments;
        const std::string part = arguments.empty() ? std::string() : arguments.front().text();
        const std::string name = pathText(file);
        switch (error.detail().code) {
            case ErrorCode::workbook_damaged:
                if (part == "zip") throw Error(ErrorKind::invalid_value, name, ErrorCode::not_an_archive);
                throw Error(ErrorKind::damaged, name, {ErrorCode::archive_damaged, {part}});
            case ErrorCode::workbook_part_too_large:
                throw Error(ErrorKind::invalid_value, name,
                            {ErrorCode::archive_too_large, {part, kMostPartBytes >> 20}});
            case ErrorCode::workbook_too_many_parts:
                throw Error(ErrorKind::invalid_value, name, ErrorCode::not_an_archive);
            default:
                break;
        }
        if (error.subject().empty()) throw Error(error.kind(), name, error.detail());
        throw;
    }
}

std::unique_ptr<ZipArchive> openArchive(const std::filesystem::path& file, const std::stop_token& stop) {
    return std::make_unique<ZipArchive>(
        std::make_shared<const std::string>(valueOrThrow(readFileBytes(file, kMostArchiveBytes))), stop);
}

/// All of a part that is small: the manifest.
std::string smallPart(const ZipArchive& zip, std::string_view name) {
    constexpr std::size_t kMost = 4U << 20;
    std::string text = zip.beginning(name, kMost + 1);
    if (text.size() > kMost)
        throw Error(ErrorKind::invalid_value, {}, {ErrorCode::archive_too_large, {name, kMost >> 20}});
    return text;
}

ArchiveManifest manifestOf(const ZipArchive& zip, const std::filesystem::path& file) {
    if (!zip.has(kManifestName)) throw Error(ErrorKind::invalid_value, pathText(file), ErrorCode::not_an_archive);
    auto manifest = parseManifest(smallPart(zip, kManifestName));
    if (!manifest) {
        const Error& error = manifest.error();
        if (error.kind() == ErrorKind::newer_version)
            throw Error(ErrorKind::newer_version, pathText(file), error.detail());
        throw Error(
            ErrorKind::invalid_value, pathText(file),
            {ErrorCode::archive_manifest, {error.subject().empty() ? kManifestName : error.subject(), error.detail()}});
    }
    return std::move(*manifest);
}

/// Whether there is exactly what the manifest names, and no more than an archive may hold.
void checkParts(const ZipArchive& zip, const ArchiveManifest& manifest, const std::filesystem::path& file) {
    const std::string name = pathText(file);
    std::set<std::string_view> named{kManifestName};
    std::uint64_t unpacked = 0;
    for (const ArchivePart& part : manifest.parts) {
        if (!zip.has(part.name)) throw Error(ErrorKind::damaged, name, {ErrorCode::archive_part_missing, {part.name}});
        named.insert(part.name);
        unpacked += std::min(part.bytes, kMostArchiveUnpacked);
        if (unpacked > kMostArchiveUnpacked)
            throw Error(ErrorKind::invalid_value, name,
                        {ErrorCode::archive_too_large, {name, kMostArchiveUnpacked >> 20}});
    }
    for (const auto& [part, place] : zip.parts())
        if (!named.contains(part)) throw Error(ErrorKind::damaged, name, {ErrorCode::archive_part_unknown, {part}});
}

/// Reads the lines of one part into the new workspace.
class PartReader {
public:
    PartReader(const ArchivePart& part, Kind kind, WorkspaceMaker& maker)
        : m_part(part), m_kind(kind), m_maker(maker), m_columns(storedColumns(maker.database(), kind).names) {
        if (m_columns.empty())
            throw Error(ErrorKind::invalid_value, {}, {ErrorCode::archive_kind_unknown, {part.kind}});
    }

    /// `told` is called now and then with the number of records so far.
    template <class Told>
    void read(ZipPart& from, Told told) {
        std::string buffer(256 * 1024, '\0');
        ByteHasher hash;
        std::string line;
        while (const std::size_t got = from.read(buffer)) {
            std::string_view piece(buffer.data(), got);
            hash.add(piece);
            // More than was said ends here: a bomb is not read to its end.
            if (from.unpacked() > m_part.bytes) differs();
            while (!piece.empty()) {
                const std::size_t end = piece.find('\n');
                line.append(piece.substr(0, end));
                if (line.size() > kMostArchiveLine)
                    throw Error(ErrorKind::invalid_value, {},
                                {ErrorCode::archive_too_large, {m_part.name, kMostArchiveLine >> 20}});
                if (end == std::string_view::npos) break;
                take(line);
                line.clear();
                piece.remove_prefix(end + 1);
            }
            told(m_records);
        }
        if (!line.empty() || from.unpacked() != m_part.bytes || m_records != m_part.records ||
            hashText(hash.finish()) != m_part.blake2b)
            differs();
    }

private:
    [[noreturn]] void differs() const {
        throw Error(ErrorKind::damaged, {}, {ErrorCode::archive_part_differs, {m_part.name}});
    }
    [[noreturn]] void refuse(ErrorKind kind, ErrorDetail why) const {
        throw Error(kind, {}, {ErrorCode::archive_line, {m_part.name, m_records + 1, std::move(why)}});
    }

    void take(std::string_view line) {
        auto record = parseRecordLine(line);
        if (!record) refuse(ErrorKind::invalid_value, record.error().detail());
        m_row.assign(m_columns.size(), {});
        for (auto& [column, value] : *record) {
            const auto found = std::find(m_columns.begin(), m_columns.end(), column);
            if (found == m_columns.end())
                throw Error(ErrorKind::invalid_value, {},
                            {ErrorCode::archive_field_unknown, {column, m_part.name, m_records + 1}});
            m_row[static_cast<std::size_t>(found - m_columns.begin())] = std::move(value);
        }
        // Without one the table would give it any.
        if (integerOr(m_row.front(), 0) <= 0)
            refuse(ErrorKind::invalid_value, {ErrorCode::expected, {ErrorDetail(ErrorCode::a_value)}});
        try {
            m_maker.add(m_kind, m_row);
        } catch (const Error& error) {
            const bool ours = error.kind() == ErrorKind::disk_full || error.kind() == ErrorKind::io ||
                              error.kind() == ErrorKind::read_only || error.kind() == ErrorKind::cancelled;
            if (ours) throw;
            refuse(ErrorKind::invalid_value, error.detail());
        }
        ++m_records;
    }

    const ArchivePart& m_part;
    Kind m_kind;
    WorkspaceMaker& m_maker;
    std::vector<std::string> m_columns;
    std::vector<Value> m_row;
    std::int64_t m_records = 0;
};

}  // namespace

ArchiveReport archiveWorkspace(Database& reader, const std::filesystem::path& file, const Clock& clock,
                               Progress& progress, const std::stop_token& stop) {
    requireKeeper(accessOf(reader));
    const auto start = Watch::now();
    std::error_code same;
    if (std::filesystem::equivalent(file, reader.path(), same))
        throw Error(ErrorKind::invalid_value, pathText(file), ErrorCode::archive_is_workspace);
    std::optional<Transaction> snapshot;
    if (!reader.inTransaction()) snapshot.emplace(reader, false);
    ArchiveManifest manifest;
    manifest.schema = schemaVersion(reader);
    progress.report("reading", 0, 0);
    manifest.digest = digest(reader);
    manifest.made = isoMoment(clock.nowUtcMs());
    manifest.program = kVersion;
    const std::int64_t all = recordsOfArchive(reader);
    ZipOutput zip(file);
    for (const KindRow& row : kindTable()) {
        const std::int64_t count = countRecords(reader, row.kind);
        const std::int64_t parts = (count + kArchivePartRecords - 1) / kArchivePartRecords;
        // One walk over the kind, however many parts it fills.
        std::shared_ptr<KindWriter> writer;
        if (parts > 0) writer = std::make_shared<KindWriter>(reader, row.kind, manifest, all, progress, stop);
        for (std::int64_t part = 1; part <= parts; ++part) {
            const std::size_t number = manifest.parts.size();
            manifest.parts.push_back(
                {std::string(row.key) + "-" + std::to_string(part) + ".jsonl", std::string(row.key), 0, 0, {}});
            zip.add(manifest.parts.back().name,
                    [writer, number](std::string& piece) { return writer->write(number, piece); });
        }
    }
    zip.add(std::string(kManifestName), [&manifest](std::string& piece) {
        piece = manifestJson(manifest);
        return false;
    });
    zip.finish(kMostArchiveBytes);
    return {manifest.records(), manifest.digest, secondsSince(start)};
}

ArchiveReport unarchiveWorkspace(const std::filesystem::path& file, const std::filesystem::path& workspace,
                                 const Clock& clock, Progress& progress, const std::stop_token& stop) {
    const auto start = Watch::now();
    return asArchive(file, [&] {
        const auto zip = openArchive(file, stop);
        const ArchiveManifest manifest = manifestOf(*zip, file);
        if (manifest.schema > newestSchema())
            throw Error(ErrorKind::newer_version, pathText(file),
                        {ErrorCode::newer_schema, {manifest.schema, newestSchema()}});
        checkParts(*zip, manifest, file);
        WorkspaceMaker maker(workspace, manifest.schema);
        std::int64_t before = 0;
        for (const ArchivePart& part : manifest.parts) {
            const KindRow* kind = findKind(part.kind);
            if (!kind) throw Error(ErrorKind::invalid_value, {}, {ErrorCode::archive_kind_unknown, {part.kind}});
            PartReader(part, kind->kind, maker).read(*zip->open(part.name), [&](std::int64_t records) {
                progress.report("reading", before + records, manifest.records());
            });
            before += part.records;
        }
        maker.finish(manifest.digest, before, clock, progress, stop);
        return ArchiveReport{before, manifest.digest, secondsSince(start)};
    });
}

ArchiveManifest readArchiveManifest(const std::filesystem::path& file, const std::stop_token& stop) {
    return asArchive(file, [&] { return manifestOf(*openArchive(file, stop), file); });
}

std::vector<std::string> personalColumnsOfArchive(Database& reader) {
    std::vector<std::string> columns;
    for (const KindRow& row : kindTable()) {
        if (countRecords(reader, row.kind) == 0) continue;
        std::vector<std::string> stored;
        for (const Field* field : fieldsOfKind(reader, row.kind))
            if (isStored(field->source)) stored.emplace_back(field->key);
        for (const std::string& column : personalColumns(stored, row.kind))
            columns.push_back(std::string(row.key) + "." + column);
    }
    return columns;
}

std::int64_t recordsOfArchive(Database& reader) {
    std::int64_t all = 0;
    for (const KindRow& row : kindTable()) all += countRecords(reader, row.kind);
    return all;
}

}  // namespace meike
