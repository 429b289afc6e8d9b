// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/plan_words.h"

#include "app/words/text_parts.h"
#include "domain/classification.h"

namespace meike::words {

using namespace engine::plan;

namespace {

std::string onDay(DayNumber day) { return isoDate(dateOfDay(day)); }

/// The event of a step in the middle of a sentence.
std::string eventWords(const Step& step, Language language) {
    std::string text(stepTriggerRow(step.trigger).event.in(language));
    if (step.only.empty()) return text;
    std::string only = step.only;
    if (step.trigger == StepTrigger::stage_change)
        for (const ClassRow& row : stageRows())
            if (row.key == step.only) only = std::string(row.label.in(language));
    return Lines(language).both(text + "（" + only + "）", text + " (" + only + ")");
}

/// 后 3 天, 前 90 天; 3 days after, 90 days before.
std::string daysWords(const Step& step, Language language) {
    const Lines lines(language);
    const int days = step.days < 0 ? -step.days : step.days;
    const std::string count = number(days);
    const std::string unit = step.workdays ? lines.both("个工作日", days == 1 ? " working day" : " working days")
                                           : lines.both("天", days == 1 ? " day" : " days");
    return lines.zh() ? std::string(step.days < 0 ? "前 " : "后 ") + count + " " + unit
                      : count + unit + (step.days < 0 ? " before " : " after ");
}

/// Why it has to wait; empty where it has not.
std::string holdWords(const Occurrence& occurrence, const ContactLimit& limit, const Lines& lines) {
    if (occurrence.hold == Hold::complaint)
        return lines.both("暂缓：有投诉未关闭，只由首问责任人联系",
                          "Waits: a complaint is open, and only its receiver is in touch");
    if (occurrence.hold != Hold::contact_limit) return {};
    const std::string touches = number(limit.touches);
    const std::string days = number(limit.days);
    const std::string free = occurrence.holdUntil == 0 ? std::string() : onDay(occurrence.holdUntil);
    return lines.both(
        "暂缓：" + days + " 天内关怀已达 " + touches + " 次" + (free.empty() ? "" : "，" + free + " 起可做"),
        "Waits: " + plural(limit.touches, "touch", "touches") + " of care within " + days + " days already" +
            (free.empty() ? "" : ", free on " + free));
}

}  // namespace

std::string stepWhenWords(const Step& step, Language language) {
    const Lines lines(language);
    if (step.trigger == StepTrigger::interval) {
        const std::string count = number(step.days);
        return step.workdays ? lines.both("每 " + count + " 个工作日一次",
                                          "every " + plural(step.days, "working day", "working days"))
                             : lines.both("每 " + count + " 天一次", "every " + plural(step.days, "day", "days"));
    }
    const std::string event = eventWords(step, language);
    if (step.days == 0) return lines.both(event + "当天", "on the day of " + event);
    return lines.both(event + daysWords(step, language), daysWords(step, language) + event);
}

std::string occurrenceWords(const Occurrence& occurrence, const Step& step, std::string_view playbook,
                            const ContactLimit& limit, Language language) {
    const Lines lines(language);
    // What keeps it comes first: that is what one asks of it.
    std::string text = holdWords(occurrence, limit, lines);
    if (!text.empty()) text += lines.both("；", "; ");
    text += playbook;
    text += lines.both("：", ": ") + stepWhenWords(step, language);
    const std::string since = onDay(occurrence.since);
    if (step.trigger != StepTrigger::interval)
        text += lines.both("（" + since + "）", " (" + since + ")");
    else if (occurrence.cause.kind == CauseKind::start)
        text += lines.both("，还没有过", ", none so far");
    else
        text += lines.both("，上次 " + since, ", last on " + since);

    const auto add = [&](const std::string& zh, const std::string& en) { text += lines.both("；" + zh, "; " + en); };
    const std::uint8_t notes = occurrence.notes;
    if (notes & kFirstOfCadence) add("启用后首次，错开安排", "the first since it was enabled, spread out");
    if (notes & kMovedByHoliday)
        add("原为 " + onDay(occurrence.wanted) + "，休息日", onDay(occurrence.wanted) + " is a day off");
    if (notes & kMovedByPerson)
        add("由 " + onDay(occurrence.wanted) + " 改期", "moved from " + onDay(occurrence.wanted));
    if (notes & kNotPublished)
        add("该年放假安排尚未公布，按周一至周五计",
            "the days off of that year are not published yet: Mondays to Fridays count");
    if (notes & kGivenAway) add("已转交", "given to somebody else");
    if (notes & kAgainstLimit) add("超出关怀上限，已说明原因", "more care than the limit, with a reason");
    if (notes & kOthersToo) add("当天还有其他同事联系该客户", "somebody else is to see the client on the same day");
    if (occurrence.state == State::dropped) add("当周工时排不下", "does not fit into that week's hours");
    return text;
}

std::string weekLoadWords(const WeekLoad& week, std::string_view person, Language language) {
    const int all = week.plannedCount + week.droppedCount;
    const auto hours = [](int minutes) { return shortNumber(std::int64_t{minutes} * 100 / 60); };
    const std::string name(person);
    return Lines(language).both(
        name + "，" + onDay(week.monday) + " 当周：" + number(all) + " 项中排得下 " + number(week.plannedCount) +
            " 项，" + hours(week.planned) + " / " + hours(week.capacity) + " 小时",
        name + ", week of " + onDay(week.monday) + ": " + number(week.plannedCount) + " of " + number(all) + " fit, " +
            hours(week.planned) + " of " + hours(week.capacity) + " hours");
}

}  // namespace meike::words
