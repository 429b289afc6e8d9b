// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/quick_log.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/unicode.h"
#include "domain/person_name.h"
#include "domain/quick_log_words.h"
#include "domain/spoken_day.h"
#include "domain/spoken_text.h"

namespace meike {

namespace {

using spoken::kNone;
using spoken::Text;

/// The words of a table, for Text::longest.
template <class Row, std::size_t N>
std::array<std::u32string_view, N> wordsOf(const Row (&rows)[N]) {
    std::array<std::u32string_view, N> words;
    std::transform(std::begin(rows), std::end(rows), words.begin(), [](const Row& row) { return row.word; });
    return words;
}

/// One line on its way to a draft: what was found covers characters, and covered characters are found once.
class Reader {
public:
    Reader(std::string_view line, Date today, std::span<const QuickLogContact> contacts)
        : m_line(line), m_text(line), m_today(today), m_contacts(contacts), m_covered(m_text.size(), false) {
        for (const QuickLogContact& contact : contacts) m_names.emplace_back(contact.name);
    }

    QuickLogDraft read() {
        m_draft.date = m_today;
        findContacts();
        findDuration();
        findDays();
        findChannel();
        settleDays();
        findNextStep();
        for (const auto& [part, from, to] : m_parts)
            m_draft.parts.push_back({part, m_text.byteOf(from), m_text.byteOf(to)});
        std::sort(m_draft.parts.begin(), m_draft.parts.end(),
                  [](const QuickLogPart& a, const QuickLogPart& b) { return a.from < b.from; });
        std::sort(m_settled.begin(), m_settled.end());
        for (const auto& [place, id] : m_settled)
            if (std::find(m_draft.contacts.begin(), m_draft.contacts.end(), id) == m_draft.contacts.end())
                m_draft.contacts.push_back(id);
        m_draft.summary = rest();
        return std::move(m_draft);
    }

private:
    struct Part {
        QuickLogField field;
        std::size_t from;
        std::size_t to;
    };

    bool isFree(std::size_t from, std::size_t to) const {
        return std::none_of(m_covered.begin() + static_cast<std::ptrdiff_t>(from),
                            m_covered.begin() + static_cast<std::ptrdiff_t>(to), [](bool covered) { return covered; });
    }
    void cover(QuickLogField field, std::size_t from, std::size_t to) {
        m_parts.push_back({field, from, to});
        std::fill(m_covered.begin() + static_cast<std::ptrdiff_t>(from),
                  m_covered.begin() + static_cast<std::ptrdiff_t>(to), true);
    }
    /// A blank, a mark, an end or something understood.
    bool isBorder(std::size_t place) const {
        return place >= m_text.size() || spoken::isBlank(m_text.at(place)) || spoken::isMark(m_text.at(place)) ||
               m_covered[place];
    }
    bool isBorderBefore(std::size_t place) const { return place == 0 || isBorder(place - 1); }

    // ---- Contacts ----

    void findContacts() {
        for (const bool whole : {true, false})
            for (std::size_t place = 0; place < m_text.size(); ++place)
                if (!m_covered[place] && !isTaken(place)) whole ? findName(place) : findAddress(place);
    }

    bool isTaken(std::size_t place) const {
        return std::any_of(m_unsettled.begin(), m_unsettled.end(),
                           [&](const auto& span) { return place >= span.first && place < span.second; });
    }

    /// The full name of a contact; one of several namesakes is not settled.
    void findName(std::size_t place) {
        std::size_t longest = 0;
        std::vector<RecordId> candidates;
        for (std::size_t person = 0; person < m_contacts.size(); ++person) {
            const QuickLogContact& contact = m_contacts[person];
            const Text& name = m_names[person];
            if (name.size() < 2 || name.size() < longest) continue;
            std::u32string letters;
            for (std::size_t i = 0; i < name.size(); ++i) letters += name.at(i);
            if (m_text.word(place, letters) == kNone) continue;
            if (name.size() > longest) candidates.clear();
            longest = name.size();
            candidates.push_back(contact.id);
        }
        if (longest > 0) mention(place, place + longest, candidates);
    }

    /// Characters of the family name of a Han name; 0 of others.
    static std::size_t surnameLength(const std::string& name) {
        return isHanName(name) ? Text(partName(name).family).size() : 0;
    }

    /// 王总, 王经理, 老王, Mr Lee, and the given or the family name of somebody with a Latin name.
    void findAddress(std::size_t place) {
        const auto familiar = m_text.longest(place, quick_log_words::kFamiliar);
        const auto english = m_text.longest(place, quick_log_words::kEnglishTitles);
        const std::size_t start = familiar ? familiar.end : english ? m_text.skipBlanks(english.end) : place;
        static const auto kHonorificWords = wordsOf(quick_log_words::kHonorifics);
        std::size_t end = 0;
        std::vector<RecordId> byTitle, bySurname;
        for (std::size_t person = 0; person < m_contacts.size(); ++person) {
            const QuickLogContact& contact = m_contacts[person];
            const Text& name = m_names[person];
            const std::size_t length = surnameLength(contact.name);
            if (length > 0) {
                bool same = true;
                for (std::size_t i = 0; i < length; ++i) same = same && m_text.at(start + i) == name.at(i);
                if (!same) continue;
                const auto honorific = m_text.longest(start + length, kHonorificWords);
                if (!honorific && !(familiar && isBorder(start + length))) continue;
                const std::size_t behind = honorific ? honorific.end : start + length;
                if (behind < end) continue;
                if (behind > end) {
                    byTitle.clear();
                    bySurname.clear();
                    end = behind;
                }
                bySurname.push_back(contact.id);
                if (honorific && goesBy(contact.title, quick_log_words::kHonorifics[honorific.row]))
                    byTitle.push_back(contact.id);
            } else if (const std::size_t behind = latinName(name, start); behind != kNone && behind >= end) {
                if (behind > end) bySurname.clear();
                end = behind;
                bySurname.push_back(contact.id);
            }
        }
        if (end > place) mention(place, end, byTitle.empty() ? bySurname : byTitle);
    }

    static bool goesBy(const std::string& title, const quick_log_words::Honorific& row) {
        return !row.title.empty() && holds(title, row.title) && (row.without.empty() || !holds(title, row.without));
    }

    static bool holds(const std::string& title, std::u32string_view wanted) {
        const Text text(title);
        for (std::size_t place = 0; place < text.size(); ++place)
            if (text.word(place, wanted) != kNone) return true;
        return false;
    }

    /// The place behind one word of a Latin name (three letters or more) that stands here.
    std::size_t latinName(const Text& name, std::size_t place) const {
        for (std::size_t from = 0; from < name.size();) {
            std::u32string word;
            std::size_t to = from;
            while (to < name.size() && spoken::isLatin(name.at(to))) word += name.at(to++);
            if (word.size() >= 3)
                if (const std::size_t end = m_text.word(place, word); end != kNone) return end;
            from = to + 1;
        }
        return kNone;
    }

    void mention(std::size_t from, std::size_t to, const std::vector<RecordId>& candidates) {
        if (candidates.size() != 1) {
            m_draft.unsettled.push_back(
                {std::string(m_line.substr(m_text.byteOf(from), m_text.byteOf(to) - m_text.byteOf(from))), candidates});
            m_unsettled.emplace_back(from, to);
            return;
        }
        // 和王总: the word before belongs to the naming.
        std::size_t start = from;
        while (start > 0 && spoken::isBlank(m_text.at(start - 1))) --start;
        for (const std::u32string_view word : quick_log_words::kBeforeName)
            if (start >= word.size() && m_text.word(start - word.size(), word) == start &&
                isFree(start - word.size(), start)) {
                from = start - word.size();
                break;
            }
        cover(QuickLogField::contact, from, to);
        m_settled.emplace_back(from, candidates[0]);
    }

    // ---- Duration ----

    std::size_t minutesAt(std::size_t place, int& minutes) const {
        constexpr std::u32string_view kHours[] = {U"个半小时", U"个小时", U"小时", U"个钟头", U"hours",
                                                  U"hour",     U"hrs",    U"hr",   U"h"};
        constexpr std::u32string_view kMinutes[] = {U"分钟", U"minutes", U"minute", U"mins", U"min", U"分"};
        constexpr std::u32string_view kAfterHours[] = {U"m"};  // alone it may be metres
        constexpr std::u32string_view kHalf[] = {U"半小时", U"半个小时", U"半个钟头", U"half an hour", U"half hour"};
        if (const auto half = m_text.longest(place, kHalf)) return minutes = 30, half.end;
        if (const auto hour = m_text.longest(place, std::array<std::u32string_view, 1>{U"an hour"}))
            return minutes = 60, hour.end;
        int count = 0;
        std::size_t end = m_text.number(place, count);
        if (end == kNone || count > 999) return kNone;
        int tenths = 0;
        if (m_text.at(end) == U'.' && spoken::isDigit(m_text.at(end + 1))) {
            end = m_text.digits(end + 1, tenths, 1);
            if (end == kNone) return kNone;
        }
        end = m_text.skipBlanks(end);
        if (const auto minute = m_text.longest(end, kMinutes)) {
            minutes = count;
            return tenths == 0 ? minute.end : kNone;
        }
        const auto hour = m_text.longest(end, kHours);
        // 2h30: the letter stands before digits.
        if (!hour) return kNone;
        minutes = count * 60 + tenths * 6 + (hour.row == 0 ? 30 : 0);
        int more = 0;
        if (const std::size_t digits = m_text.number(m_text.skipBlanks(hour.end), more); digits != kNone && more < 60)
            for (const auto& words :
                 {std::span<const std::u32string_view>(kMinutes), std::span<const std::u32string_view>(kAfterHours)})
                if (const auto minute = m_text.longest(m_text.skipBlanks(digits), words)) {
                    minutes += more;
                    return minute.end;
                }
        return hour.end;
    }

    void findDuration() {
        for (std::size_t place = 0; place < m_text.size() && m_draft.minutes == 0; ++place) {
            if (m_covered[place] ||
                (place > 0 && (spoken::isDigit(m_text.at(place - 1)) || spoken::isLatin(m_text.at(place - 1)))))
                continue;
            int minutes = 0;
            const std::size_t end = minutesAt(place, minutes);
            if (end == kNone || minutes == 0 || minutes > 24 * 60 || !isFree(place, end)) continue;
            // 2小时后, 30分钟内 are no durations; 30分的 may be marks.
            constexpr std::u32string_view kNot = U"后前内以之的";
            if (end < m_text.size() && kNot.find(m_text.at(end)) != std::u32string_view::npos) continue;
            m_draft.minutes = minutes;
            cover(QuickLogField::duration, place, end);
        }
    }

    // ---- Days ----

    void findDays() {
        for (std::size_t place = 0; place < m_text.size();) {
            const auto day = m_covered[place] ? std::nullopt : spoken::dayAt(m_text, place, m_today);
            if (day && isFree(day->from, day->to)) {
                m_days.push_back(*day);
                place = day->to;
            } else {
                ++place;
            }
        }
    }

    bool isDay(std::size_t place) const {
        return std::any_of(m_days.begin(), m_days.end(),
                           [&](const spoken::SpokenDay& day) { return place >= day.from && place < day.to; });
    }

    /// Whether only what was understood stands before a place.
    bool isUnderstoodBefore(std::size_t place) const {
        for (std::size_t before = 0; before < place; ++before)
            if (!m_covered[before] && !isTaken(before) && !spoken::isBlank(m_text.at(before)) &&
                !spoken::isMark(m_text.at(before)))
                return false;
        return true;
    }

    /// With the small words around a day that say no more: by dec 3, on friday, 年底前.
    spoken::SpokenDay coverDay(QuickLogField field, spoken::SpokenDay day) {
        if (const auto behind = m_text.longest(day.to, quick_log_words::kAfterDay);
            behind && isFree(day.to, behind.end))
            day.to = behind.end;
        std::size_t before = day.from;
        while (before > 0 && spoken::isBlank(m_text.at(before - 1))) --before;
        for (const std::u32string_view word : quick_log_words::kBeforeDay)
            if (before >= word.size() && m_text.word(before - word.size(), word) == before &&
                isFree(before - word.size(), before)) {
                day.from = before - word.size();
                break;
            }
        cover(field, day.from, day.to);
        return day;
    }

    /// Which day is the log's and which the next step's.
    void settleDays() {
        const spoken::SpokenDay* logged = nullptr;
        for (const spoken::SpokenDay& day : m_days)
            if (!logged && !day.open && !day.future) logged = &day;
        for (const spoken::SpokenDay& day : m_days)
            if (!logged && day.open && isUnderstoodBefore(day.from)) logged = &day;
        if (logged) {
            m_draft.date = logged->past;
            coverDay(QuickLogField::date, *logged);
        }
        for (const spoken::SpokenDay& day : m_days) {
            if (&day == logged || m_draft.nextStepOn || !day.future) continue;
            m_draft.nextStepOn = day.future;
            // 周三 said on a Wednesday of what was on Monday is today.
            if (day.open && day.past == m_today && m_draft.date < m_today) m_draft.nextStepOn = m_today;
            m_next = coverDay(QuickLogField::next_step_on, day);
        }
    }

    // ---- Channel and direction ----

    void findChannel() {
        static const auto kWords = wordsOf(quick_log_words::kChannels);
        for (std::size_t place = 0; place < m_text.size(); ++place) {
            if (m_covered[place] || isDay(place)) continue;
            const auto found = m_text.longest(place, kWords);
            if (!found || !isFree(place, found.end)) continue;
            const auto& row = quick_log_words::kChannels[found.row];
            if (!mayBeChannel(place, found.end)) continue;
            if (row.kind.empty() ? !m_draft.direction.empty() : !m_draft.kind.empty()) continue;
            if (!row.kind.empty()) m_draft.kind = row.kind;
            if (m_draft.direction.empty()) m_draft.direction = row.direction;
            cover(row.kind.empty() ? QuickLogField::direction : QuickLogField::kind, place, found.end);
            place = found.end - 1;
        }
    }

    /// A channel stands for itself: 微信投放方案 is a topic. Behind something understood without a blank (周三电话续约)
    /// it is one.
    bool mayBeChannel(std::size_t from, std::size_t to) const {
        const bool glued = from > 0 && (m_covered[from - 1] || isTaken(from - 1) || isDay(from - 1));
        const bool before = isBorderBefore(from) || glued;
        const bool after = isBorder(to) || isDay(to) || isTaken(to) || m_text.longest(to, quick_log_words::kTalk);
        // A plan behind a day ahead (下周五拜访) is no channel of today.
        for (const spoken::SpokenDay& day : m_days)
            if (day.future && (!day.open || !isUnderstoodBefore(day.from)) && from >= day.to &&
                isSameClause(day.to, from))
                return false;
        return before && (after || glued || from == 0);
    }

    bool isSameClause(std::size_t from, std::size_t to) const {
        for (std::size_t place = from; place < to; ++place)
            if (spoken::isMark(m_text.at(place))) return false;
        return true;
    }

    // ---- The next step ----

    void findNextStep() {
        if (!m_next) return;
        std::size_t from = m_next->to, to = from;
        while (to < m_text.size() && !isMark(to) && !m_covered[to]) ++to;
        if (trimmedEnd(from, to) <= from) {
            // Nothing behind the day: what stands before it.
            to = m_next->from;
            from = to;
            while (from > 0 && !isMark(from - 1) && !m_covered[from - 1]) --from;
            std::size_t plan = kNone;
            for (std::size_t place = from; place < to; ++place)
                if (m_text.longest(place, quick_log_words::kPlans) &&
                    (plan == kNone || (isBorderBefore(place) && !isBorderBefore(plan))))
                    plan = place;
            if (plan != kNone) from = plan;
            // A topic without a verb stays the topic: 续约 下周五.
            else if (isFirstClause(from))
                return;
        }
        while (from < to && spoken::isBlank(m_text.at(from))) ++from;
        to = trimmedEnd(from, to);
        if (from >= to) return;
        m_draft.nextStep = m_line.substr(m_text.byteOf(from), m_text.byteOf(to) - m_text.byteOf(from));
        cover(QuickLogField::next_step, from, to);
    }

    bool isFirstClause(std::size_t from) const { return from == 0 || !spoken::isMark(m_text.at(from - 1)); }

    std::size_t trimmedEnd(std::size_t from, std::size_t to) const {
        while (to > from && spoken::isBlank(m_text.at(to - 1))) --to;
        return to;
    }

    // ---- The rest ----

    /// What is not covered, blanks and marks that parted it from what is covered left out.
    std::string rest() const {
        std::string summary;
        bool parted = false;       // something covered or a blank since the last letter
        std::size_t mark = kNone;  // the first mark since then
        const auto letters = [&](std::size_t place) {
            return m_line.substr(m_text.byteOf(place), m_text.byteOf(place + 1) - m_text.byteOf(place));
        };
        for (std::size_t place = 0; place < m_text.size(); ++place) {
            const char32_t c = m_text.at(place);
            if (m_covered[place] || spoken::isBlank(c)) {
                parted = true;
            } else if (isMark(place)) {
                if (mark == kNone) mark = place;
            } else {
                if (!summary.empty() && mark != kNone) {
                    summary += letters(mark);
                    // Marks of half width have a blank behind them.
                    if (letters(mark).size() == 1 && m_text.at(mark) != U'\n') summary += ' ';
                } else if (!summary.empty() && parted) {
                    summary += ' ';
                }
                mark = kNone;
                parted = false;
                summary += letters(place);
            }
        }
        if (!summary.empty()) return summary;
        return std::string(trimmed(m_line));
    }

    /// A mark that parts clauses; one between digits or Latin letters belongs to them: 3:1, 24/7.
    bool isMark(std::size_t place) const {
        if (!spoken::isMark(m_text.at(place))) return false;
        return place == 0 || place + 1 >= m_text.size() || !isWord(place - 1) || !isWord(place + 1);
    }
    bool isWord(std::size_t place) const {
        const char32_t c = m_text.at(place);
        return !m_covered[place] && (spoken::isDigit(c) || spoken::isLatin(c));
    }

    std::string_view m_line;
    Text m_text;
    Date m_today;
    std::span<const QuickLogContact> m_contacts;
    std::vector<Text> m_names;  ///< of the contacts
    std::vector<bool> m_covered;
    std::vector<Part> m_parts;
    std::vector<std::pair<std::size_t, RecordId>> m_settled;  ///< where a contact stands, and who it is
    std::vector<std::pair<std::size_t, std::size_t>> m_unsettled;
    std::vector<spoken::SpokenDay> m_days;
    std::optional<spoken::SpokenDay> m_next;
    QuickLogDraft m_draft;
};

}  // namespace

QuickLogDraft readQuickLog(std::string_view line, Date today, std::span<const QuickLogContact> contacts) {
    return Reader(line, today, contacts).read();
}

Record quickLogRecord(const QuickLogDraft& draft, RecordId client, std::span<const QuickLogContact> contacts) {
    Record record(Kind::interaction);
    const auto set = [&](std::string_view key, Value value) {
        if (!isEmpty(value) && findField(Kind::interaction, key)) record.set(key, std::move(value));
    };
    set("client", client);
    set("date", isoDate(draft.date));
    set("kind", textValue(draft.kind));
    set("started_by", textValue(draft.direction));
    if (draft.minutes > 0) set("duration_minutes", std::int64_t{draft.minutes});
    if (!draft.contacts.empty()) set("contact", draft.contacts.front());
    std::string others;
    for (std::size_t i = 1; i < draft.contacts.size(); ++i)
        for (const QuickLogContact& contact : contacts)
            if (contact.id == draft.contacts[i]) others += (others.empty() ? "" : ", ") + contact.name;
    set("also_present", textValue(others));
    set("summary", textValue(draft.summary));
    set("next_step", textValue(draft.nextStep));
    if (draft.nextStepOn) set("next_step_on", isoDate(*draft.nextStepOn));
    return record;
}

}  // namespace meike
