// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/records/record_writer.h"
#include "base/date.h"
#include "base/unicode.h"
#include "domain/custom_field.h"
#include "storage/custom_fields.h"
#include "storage/records.h"
#include "storage/workspace.h"
#include "tests/support/synthetic_orders.h"

namespace meike::test {

/// Texts that files, spreadsheets and parsers stumble over.
inline const std::vector<std::string>& hostileTexts() {
    static const std::vector<std::string> kTexts = {
        "=1+1",
        "+86 138 0000 0000",
        "-5",
        "-12.50",
        "@SUM(A1)",
        "'=quoted",
        "''=twice",
        "'plain",
        " =blank",
        "＝wide",
        "a,b;c|d",
        "say \"hi\"",
        "\"",
        "\"\"",
        "_x000B_",
        "_x005F_x000B_",
        "x_x0041_y",
        "\xC2\xA0nbsp\xC2\xA0inside\xC2\xA0",
        "a\xE2\x80\x8B"
        "b",
        "😀👩‍💻",
        "\xE2\xBC\x80\xE2\xBC\xA8radicals",
        "00123",
        "0",
        "123456789012345678901234",
        "6222020200112233445",
        "2025-03-09",
        "20250309",
        "3月4日",
        "1/2",
        "12:30",
        "#N/A",
        "#REF!",
        "TRUE",
        "true",
        "NULL",
        "合计",
        "总计",
        "小计：",
        "1e5",
        "NaN",
        "1,234.50",
        "(500)",
        "¥3万",
        "100%",
        "<b>&amp;</b>",
        "]]>",
        "a\tb",
        "a\\nb",
        "é vs e\xCC\x81",
        "ß",
        "Ａｂｃ",
        "a  b",
        "注：仅供参考",
        "制表人：张三",
        "-",
        "--",
        "—",
        "?",
        "0x1F",
        ".5",
        "＃",
        "sep=,",
        "ID",
    };
    return kTexts;
}

/// How many random workspaces a test makes: MEIKE_ROUNDS, else `usual`. The first are the same everywhere.
inline std::uint64_t rounds(std::uint64_t usual) {
    const char* const asked = std::getenv("MEIKE_ROUNDS");
    return asked ? std::strtoull(asked, nullptr, 10) : usual;
}

/// What a random workspace holds.
struct RandomPlan {
    std::vector<Kind> kinds;  ///< whose records are made, in this order
    std::int64_t least = 0;   ///< records of a kind
    std::int64_t most = 12;
    bool fileOnly = true;      ///< only fields that a file can fill
    bool customFields = true;  ///< each kind may have some of its own
};

/// Fills a workspace with records as people could have entered them, but nobody would: hostile texts in every field.
class RandomWorkspace {
public:
    RandomWorkspace(Workspace& workspace, Numbers& numbers, RandomPlan plan)
        : m_workspace(workspace), m_numbers(numbers), m_plan(std::move(plan)) {}

    void fill() {
        m_workspace.edit({"change", {}}, [&](Edit& edit) {
            RecordWriter writer(edit);
            if (std::find(m_plan.kinds.begin(), m_plan.kinds.end(), Kind::borrow_record) != m_plan.kinds.end())
                edit.leaveOutOfHistory();  // the register stands outside of it
            for (const Kind kind : m_plan.kinds) {
                if (m_plan.customFields && m_numbers.chance(40)) addCustomFields(writer, kind);
                for (std::int64_t n = m_numbers.between(m_plan.least, m_plan.most); n > 0; --n) addOne(writer, kind);
            }
            if (std::find(m_plan.kinds.begin(), m_plan.kinds.end(), Kind::client_tag) == m_plan.kinds.end())
                putTags(writer);
        });
    }

    std::string text(bool lines) {
        std::string text;
        for (std::int64_t parts = m_numbers.chance(70) ? 1 : m_numbers.between(1, 3); parts > 0; --parts) {
            if (!text.empty()) text += lines && m_numbers.chance(40) ? (m_numbers.chance(50) ? "\n" : "\r\n") : " ";
            text += oneOf(hostileTexts());
        }
        return text;
    }

private:
    template <class T>
    const T& oneOf(const std::vector<T>& values) {
        return values[static_cast<std::size_t>(m_numbers.below(static_cast<std::int64_t>(values.size())))];
    }

    void addCustomFields(RecordWriter& writer, Kind kind) {
        const Field& owners = fieldOf(Kind::custom_field, "kind");
        const std::string key(kindRow(kind).key);
        if (!findChoice(owners.choices, key)) return;
        for (const Choice& type : customFieldTypes()) {
            if (!m_numbers.chance(50)) continue;
            Record field(Kind::custom_field);
            // A digit in front: named unlike any field of the program's own.
            field.set("kind", key).set("type", std::string(type.key)).set("name", "自有 " + std::string(type.key));
            field.set("options", std::string("甲\n=乙\n丙")).set("scale", m_numbers.below(4));
            writer.add(field);
        }
    }

    /// Distinct in the eyes of whatever compares names.
    std::string freshName(Kind kind, bool lines) {
        std::set<std::string>& taken = m_names[kind == Kind::client ? "client" : std::string(kindRow(kind).key)];
        for (;;) {
            std::string name = text(lines);
            if (m_numbers.chance(50)) name += " " + std::to_string(m_numbers.below(1000));
            if (trimmed(name).empty()) continue;
            const std::string key = foldForSearch(matchKey(name));
            // 'a and a are the same behind a guard.
            std::string bare = key;
            while (!bare.empty() && (bare.front() == '\'' || bare.front() == ' ')) bare.erase(bare.begin());
            if (!bare.empty() && taken.insert(bare).second) return name;
        }
    }

    Value valueOf(const Field& field, Kind kind, Database& database, RecordId client) {
        switch (field.type) {
            case FieldType::text:
            case FieldType::long_text: {
                if (field.key == "currency") return std::string(oneOf<std::string>({"CNY", "USD", "JPY", "KWD"}));
                const bool name = field.key == kindRow(kind).nameField || field.key == "code" ||
                                  field.key == "number" || field.key == "title" || field.key == "summary";
                if (name && kind != Kind::setting) return freshName(kind, field.type == FieldType::long_text);
                return text(field.type == FieldType::long_text);
            }
            case FieldType::integer:
                if (field.minimum != 0 || field.maximum != 0) return m_numbers.between(field.minimum, field.maximum);
                return m_numbers.between(-1'000'000, 1'000'000);
            case FieldType::decimal:
                if (field.minimum != 0 || field.maximum != 0) return m_numbers.between(field.minimum, field.maximum);
                return m_numbers.between(-1'000'000'000, 1'000'000'000);
            case FieldType::money: {
                std::int64_t amount = m_numbers.between(-9'999, 9'999);
                for (std::int64_t scale = m_numbers.below(9); scale > 0; --scale) amount *= 10;
                return amount + m_numbers.between(-99, 99);
            }
            case FieldType::date:
                return isoDate(dateOfDay(static_cast<DayNumber>(m_numbers.between(-20'000, 40'000))));
            case FieldType::moment:
                return m_numbers.between(0, 2'000'000'000'000);
            case FieldType::boolean:
                return m_numbers.below(2);
            case FieldType::choice:
            case FieldType::choices: {
                if (field.choices.empty()) return {};
                std::vector<std::string> keys;
                for (const Choice& choice : field.choices)
                    if (m_numbers.chance(40)) keys.emplace_back(choice.key);
                if (keys.empty()) keys.emplace_back(field.choices.front().key);
                return field.type == FieldType::choice ? keys.front() : joinKeys(keys);
            }
            case FieldType::pick:
                return oneOfIds(database, Kind::pick_item,
                                [&](const Record& item) { return item.text("list") == field.target; });
            case FieldType::reference:
                return oneOfIds(database, field.refersTo, [&](const Record& record) {
                    if (client == 0 || !findField(field.refersTo, "client")) return true;
                    // A file names it by its name.
                    return record.integer("client") == client &&
                           !record.text(kindRow(field.refersTo).nameField).empty();
                });
            case FieldType::tags:
                return {};
        }
        return {};
    }

    template <class Fits>
    Value oneOfIds(Database& database, Kind kind, Fits fits) {
        std::vector<RecordId> ids;
        for (const Record& record : allRecords(database, kind))
            if (fits(record)) ids.push_back(record.id());
        if (ids.empty()) return {};
        return oneOf(ids);
    }

    void addOne(RecordWriter& writer, Kind kind) {
        Database& database = writer.database();
        Record record(kind);
        RecordId client = 0;
        const auto give = [&](const Field& field) {
            if (!isStored(field.source)) return;
            if (m_plan.fileOnly && !field.editable && !field.fillable && !field.required) return;
            if (!field.required && m_numbers.chance(45)) return;
            record.set(field, valueOf(field, kind, database, client));
            if (field.key == "client") client = record.integer("client");
        };
        for (const Field& field : kindRow(kind).fields) give(field);
        for (const Field* field : customFields(database, kind)) give(*field);
        // What does not fit goes, until the rest does.
        for (int tries = 0; tries < 8; ++tries) {
            try {
                writer.add(record);
                return;
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::invalid_value) throw;
                const Field* field = findField(kind, error.subject());
                if (!field || field->required) return;
                record.set(*field, {});
            }
        }
    }

    void putTags(RecordWriter& writer) {
        Database& database = writer.database();
        for (const Record& tag : allRecords(database, Kind::tag)) {
            if (!tag.text("rule").empty()) continue;
            for (const Record& client : allRecords(database, Kind::client))
                if (m_numbers.chance(30)) writer.addTag(client.id(), tag.id());
        }
    }

    Workspace& m_workspace;
    Numbers& m_numbers;
    RandomPlan m_plan;
    std::map<std::string, std::set<std::string>> m_names;
};

}  // namespace meike::test
