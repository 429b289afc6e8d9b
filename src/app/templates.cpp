// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates.h"

#include "app/import.h"
#include "app/whole_file.h"
#include "base/encoding.h"
#include "exchange/csv_writer.h"

namespace meike {

namespace {

/// What the sample row says where the field's type alone does not tell.
struct Sample {
    std::string_view field;
    Label text;
};

constexpr Sample kSamples[] = {
    {"name", {"上海示例传媒有限公司", "Example Media Ltd"}},
    {"client", {"上海示例传媒有限公司", "Example Media Ltd"}},
    {"short_name", {"示例传媒", "Example"}},
    {"code", {"A-001", "A-001"}},
    {"number", {"2025-001", "2025-001"}},
    {"currency", {"CNY", "CNY"}},
    {"city", {"上海", "Shanghai"}},
    {"industry", {"美妆", "Beauty"}},
    {"region", {"华东", "East China"}},
    {"service", {"媒介采买", "Media buying"}},
    {"owner", {"张伟", "Alex Chen"}},
    {"person", {"张伟", "Alex Chen"}},
    {"summary", {"沟通下季度投放计划", "Talked about next quarter's plan"}},
    {"amount", {"12000.00", "12000.00"}},
    {"net", {"3600.00", "3600.00"}},
    {"cost", {"1200.00", "1200.00"}},
    {"rate", {"7.1", "7.1"}},
    {"tags", {"双11、新品", "Double 11, Launch"}},
    {"date", {"2025-03-09", "2025-03-09"}},
    {"due", {"2025-04-30", "2025-04-30"}},
    {"day", {"2025-01-01", "2025-01-01"}},
};

std::string sampleOf(const ImportField& field, Language language) {
    for (const Sample& sample : kSamples)
        if (sample.field == field.key) return std::string(sample.text.in(language));
    if (field.field && !field.field->choices.empty())
        return std::string(field.field->choices.front().label.in(language));
    return {};
}

}  // namespace

std::string templateFileName(Kind kind, Language language) {
    const KindRow& row = kindRow(kind);
    if (language == Language::zh) return "导入模板_" + std::string(row.one.zh) + ".csv";
    return "import_template_" + std::string(row.key) + ".csv";
}

std::string templateText(Kind kind, Language language, bool sampleRow) {
    std::string text(byteOrderMark(Encoding::utf8));
    std::vector<std::string> labels;
    std::vector<std::string> samples;
    for (const ImportField& field : importFields(kind)) {
        // A person's contact has its own name; a name of a company would mislead.
        const bool person = kind == Kind::contact && field.key == "name";
        labels.emplace_back(field.label.in(language));
        samples.push_back(person ? (language == Language::zh ? "李娜" : "Sam Lee") : sampleOf(field, language));
    }
    CsvWriteOptions options;
    const auto append = [&](const std::vector<std::string>& cells) {
        appendCsvRow(text, std::vector<std::string_view>(cells.begin(), cells.end()), {}, options);
    };
    append(labels);
    if (sampleRow) append(samples);
    return text;
}

void writeTemplate(const std::filesystem::path& path, Kind kind, Language language, bool sampleRow) {
    writeWholeFile(path, templateText(kind, language, sampleRow));
}

}  // namespace meike
