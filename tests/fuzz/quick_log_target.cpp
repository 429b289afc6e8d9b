// SPDX-License-Identifier: GPL-3.0-or-later
// A line that people type about a contact.
#include "base/unicode.h"
#include "domain/quick_log.h"
#include "tests/fuzz/target.h"

namespace meike::fuzz {
namespace {

void fuzzQuickLog(std::string_view bytes) {
    static const std::vector<QuickLogContact> kContacts = {
        {1, "王小明", "总监"}, {2, "Sam Lee", "CEO"}, {3, "王二", ""}};
    const auto day = valueOrThrow(makeDate(2026, 3, 9));
    const QuickLogDraft draft = readQuickLog(bytes, day, kContacts);
    std::size_t end = 0;
    for (const QuickLogPart& part : draft.parts) {
        require(part.from >= end && part.from < part.to && part.to <= bytes.size(),
                "parts follow each other in the line");
        end = part.to;
    }
    require(draft.minutes >= 0, "no time is negative");
    for (const RecordId contact : draft.contacts) require(contact >= 1 && contact <= 3, "contacts are those given");
}

std::vector<std::string> quickLogSeeds() {
    return {"周三 电话 王总 续约 下周五回访", "wed call with Sam Lee, renewal, follow up next friday",
            "昨天 拜访 90分钟 王二；3天后发方案", "12/3 微信 报价"};
}

}  // namespace
}  // namespace meike::fuzz

MEIKE_FUZZ_TARGET(quick_log, meike::fuzz::fuzzQuickLog, meike::fuzz::quickLogSeeds)
