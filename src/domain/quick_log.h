// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "domain/record.h"

/// A line that people type about a contact with a client, read as a draft of an interaction:
/// “周三 电话 王总 续约 下周五回访”, “wed call with Sam Lee, renewal, follow up next friday”.
namespace meike {

/// Who can be meant by a name in the line.
struct QuickLogContact {
    RecordId id = 0;
    std::string name;
    std::string title;
};

/// What a stretch of the line was understood as. The screen shows it; what no part covers is the summary.
enum class QuickLogField : std::uint8_t { date, kind, direction, duration, contact, next_step, next_step_on };

struct QuickLogPart {
    QuickLogField field;
    std::size_t from = 0;  ///< bytes of the line, `to` behind the last
    std::size_t to = 0;

    friend bool operator==(const QuickLogPart&, const QuickLogPart&) = default;
};

/// A name in the line and whom it can mean, in the order of the contacts given. It is settled when that is one.
struct QuickLogMention {
    std::string text;  ///< 王总
    std::vector<RecordId> candidates;
};

struct QuickLogDraft {
    Date date;                               ///< today where the line says none
    std::string kind;                        ///< key of choices::interactionKinds(); empty where the line says none
    std::string direction;                   ///< `inbound`, `outbound` or empty
    int minutes = 0;                         ///< 0: not said
    std::vector<RecordId> contacts;          ///< settled ones, in their order, none twice
    std::vector<QuickLogMention> unsettled;  ///< several can be meant; they stay in the summary
    std::string summary;  ///< what was not understood as anything else; the whole line where nothing is left
    std::string nextStep;
    std::optional<Date> nextStepOn;
    std::vector<QuickLogPart> parts;  ///< in the order of the line, never overlapping
};

/// Reads a line. Days: what lies behind (昨天, 上周三, a full date) is the day of the log, what lies ahead (下周五,
/// 3天后) that of the next step. What could be either (周三, 12/3) is the log's where only understood words stand
/// before it, and its latest one not after today; behind the topic it is the next step's, and the first one after
/// today. A next step is what follows its day up to the next mark, else what stands before it: from the last verb of a
/// plan (回访, 发方案, follow up), or since the last mark.
QuickLogDraft readQuickLog(std::string_view line, Date today, std::span<const QuickLogContact> contacts = {});

/// The draft as an interaction of the client: the first contact is its contact, the others are among those present.
/// Fields that interactions do not have are left out.
Record quickLogRecord(const QuickLogDraft& draft, RecordId client, std::span<const QuickLogContact> contacts = {});

}  // namespace meike
