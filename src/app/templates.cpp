// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates.h"

#include <algorithm>

#include "app/import.h"
#include "app/import_sides.h"
#include "app/whole_file.h"
#include "base/encoding.h"
#include "exchange/csv_writer.h"

namespace meike {

namespace {

std::string sampleOf(const ImportField& field, Language language) {
    if (!field.field) return {};
    if (!field.field->sample.en.empty()) return std::string(field.field->sample.in(language));
    if (!field.field->choices.empty()) return std::string(field.field->choices.front().label.in(language));
    return {};
}

}  // namespace

std::string templateFileName(Kind kind, Language language) {
    const KindRow& row = kindRow(kind);
    if (language == Language::zh) return "导入模板_" + std::string(row.one.zh) + ".csv";
    return "import_template_" + std::string(row.key) + ".csv";
}

std::vector<ImportField> templateFields(const ImportKind& kind) {
    const auto beside = kindRow(kind.kind).beside;
    const auto isOffered = [&](const ImportField& field) {
        // A template has one column for amounts.
        if (field.key == importing::kIncomeKey || field.key == importing::kExpenseKey) return false;
        return field.kind == kind.kind || std::any_of(beside.begin(), beside.end(), [&](const BesideKind& each) {
                   return each.kind == field.kind && each.inTemplate;
               });
    };
    std::vector<ImportField> fields = importFields(kind);
    std::erase_if(fields, [&](const ImportField& field) { return !isOffered(field); });
    return fields;
}

std::string templateText(const ImportKind& kind, Language language, bool sampleRow) {
    std::string text(byteOrderMark(Encoding::utf8));
    std::vector<std::string> labels;
    std::vector<std::string> samples;
    for (const ImportField& field : templateFields(kind)) {
        labels.emplace_back(field.label.in(language));
        samples.push_back(sampleOf(field, language));
    }
    CsvWriteOptions options;
    const auto append = [&](const std::vector<std::string>& cells) {
        appendCsvRow(text, std::vector<std::string_view>(cells.begin(), cells.end()), {}, options);
    };
    append(labels);
    if (sampleRow) append(samples);
    return text;
}

void writeTemplate(const std::filesystem::path& path, const ImportKind& kind, Language language, bool sampleRow) {
    writeWholeFile(path, templateText(kind, language, sampleRow));
}

}  // namespace meike
