// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/file_format.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/error_code.h"
#include "exchange/cell_text.h"
#include "exchange/vcard.h"
#include "exchange/zip_archive.h"

namespace meike {

namespace {

bool begins(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

std::size_t numberAt(std::string_view bytes, std::size_t at) {
    return at + 1 < bytes.size()
               ? static_cast<unsigned char>(bytes[at]) + 256U * static_cast<unsigned char>(bytes[at + 1])
               : 0;
}

/// Names in the headers of a zip file, of its parts and of its directory: what a cut off file still has of them.
std::vector<std::string> zipNames(std::string_view bytes) {
    struct Header {
        std::string_view mark;
        std::size_t lengthAt;
        std::size_t nameAt;
    };
    std::vector<std::string> names;
    for (const Header& header : {Header{"PK\x01\x02", 28, 46}, Header{"PK\x03\x04", 26, 30}})
        for (std::size_t at = bytes.find(header.mark); at != std::string_view::npos && names.size() < 4 * kMostParts;
             at = bytes.find(header.mark, at + 4)) {
            if (at + header.nameAt > bytes.size()) break;
            std::string name;
            for (const char c : bytes.substr(at + header.nameAt, numberAt(bytes, at + header.lengthAt)))
                name += c == '\\' ? '/' : lowerLetter(c);
            names.push_back(std::move(name));
        }
    return names;
}

Result<FileFormat> sniffZip(std::string_view bytes) {
    const auto bad = [](ErrorCode what) { return failure(ErrorKind::invalid_value, "", what); };
    constexpr std::string_view kOpenDocument = "mimetypeapplication/vnd.oasis.opendocument.";
    const std::vector<std::string> names = zipNames(bytes);
    const auto has = [&](std::string_view beginning) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return begins(name, beginning) || begins(name, "/" + std::string(beginning));
        });
    };
    if (const std::size_t type = bytes.substr(0, 1024).find(kOpenDocument); type != std::string_view::npos) {
        const std::string_view rest = bytes.substr(type + kOpenDocument.size());
        if (begins(rest, "spreadsheet")) return FileFormat::ods;
        return bad(ErrorCode::is_office_document);
    }
    if (has("xl/workbook.bin")) return bad(ErrorCode::is_binary_workbook);
    if (has("word/") || has("ppt/")) return bad(ErrorCode::is_office_document);
    if (has("xl/") || has("[content_types].xml")) return FileFormat::xlsx;
    if (has("content.xml")) return FileFormat::ods;
    return bad(ErrorCode::is_archive);
}

/// Names of streams in an OLE file stand in entries of 128 bytes, in UTF-16.
bool hasStream(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) (wide += c) += '\0';
    wide.append(2, '\0');
    for (std::size_t at = bytes.find(wide); at != std::string_view::npos; at = bytes.find(wide, at + 1))
        if (at % 128 == 0) return true;
    return false;
}

Result<FileFormat> sniffOle(std::string_view bytes) {
    const auto bad = [](ErrorCode what) { return failure(ErrorKind::invalid_value, "", what); };
    if (hasStream(bytes, "EncryptedPackage") || hasStream(bytes, "EncryptionInfo")) return bad(ErrorCode::is_protected);
    if (hasStream(bytes, "Workbook") || hasStream(bytes, "Book") || hasStream(bytes, "WORKBOOK"))
        return FileFormat::xls;
    if (hasStream(bytes, "WordDocument") || hasStream(bytes, "PowerPoint Document") ||
        hasStream(bytes, "VisioDocument"))
        return bad(ErrorCode::is_office_document);
    return FileFormat::xls;  // cut off, most likely: its reader says so
}

/// The first bytes as plain lower-case ASCII, whatever the encoding: enough to see tags.
std::string plainBeginning(std::string_view bytes) {
    std::string plain;
    for (const char c : bytes.substr(0, 1U << 20))
        if (c != '\0') plain += lowerLetter(c);
    for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"})
        if (begins(plain, mark)) plain.erase(0, mark.size());
    plain.erase(0, std::min(plain.find_first_not_of(" \t\r\n"), plain.size()));
    return plain;
}

/// `<table>` or `<table border=0>`, not `<table:table>`.
bool hasTag(std::string_view plain, std::string_view tag) {
    for (std::size_t at = plain.find(tag); at != std::string_view::npos; at = plain.find(tag, at + 1)) {
        const std::size_t end = at + tag.size();
        if (end >= plain.size() || std::string_view(" \t\r\n>/").find(plain[end]) != std::string_view::npos)
            return true;
    }
    return false;
}

}  // namespace

const char* fileFormatName(FileFormat format) {
    switch (format) {
        case FileFormat::text:
            return "text";
        case FileFormat::xlsx:
            return "xlsx";
        case FileFormat::ods:
            return "ods";
        case FileFormat::xls:
            return "xls";
        case FileFormat::html:
            return "html";
        case FileFormat::vcard:
            return "vcard";
    }
    return "text";
}

Result<FileFormat> sniffFormat(std::string_view bytes) {
    struct Mark {
        std::string_view begin;
        ErrorCode what;
    };
    static constexpr Mark kForeign[] = {
        {"%PDF", ErrorCode::is_pdf},        {"\x1F\x8B", ErrorCode::is_compressed},
        {"Rar!", ErrorCode::is_compressed}, {"7z\xBC\xAF", ErrorCode::is_compressed},
        {"\x89PNG", ErrorCode::is_picture}, {"\xFF\xD8\xFF", ErrorCode::is_picture},
        {"GIF8", ErrorCode::is_picture},    {"SQLite format 3", ErrorCode::is_database}};
    for (const Mark& mark : kForeign)
        if (begins(bytes, mark.begin)) return failure(ErrorKind::invalid_value, "", mark.what);
    if (begins(bytes, "PK\x03\x04")) return sniffZip(bytes);
    if (begins(bytes, "PK\x05\x06")) return failure(ErrorKind::invalid_value, "", ErrorCode::is_archive);
    if (begins(bytes, "\xD0\xCF\x11\xE0")) return sniffOle(bytes);
    // Workbooks older than OLE: a BOF record of their version.
    for (const char version : {'\x08', '\x04', '\x02', '\x00'})
        if (bytes.size() > 8 && bytes[0] == '\x09' && bytes[1] == version && numberAt(bytes, 2) >= 4 &&
            numberAt(bytes, 2) <= 16 && bytes[3] == '\0')
            return FileFormat::xls;
    if (isVcard(bytes)) return FileFormat::vcard;
    if (bytes.substr(0, 64).find('<') == std::string_view::npos) return FileFormat::text;
    const std::string plain = plainBeginning(bytes);
    if (plain.empty() || plain.front() != '<') return FileFormat::text;
    if (hasTag(plain, "<table") && !hasTag(plain, "<workbook")) return FileFormat::html;
    if (begins(plain, "<?xml") || hasTag(plain, "<workbook"))
        return failure(ErrorKind::invalid_value, "", ErrorCode::is_xml);
    return FileFormat::text;
}

}  // namespace meike
