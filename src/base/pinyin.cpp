// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pinyin.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <unordered_map>

#include "base/error.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "generated/embedded_resources.h"

namespace meike {

namespace {

constexpr std::size_t kMaxCombinations = 16;

using Readings = std::vector<std::string_view>;

/// A word whose characters have a certain reading there: 银行 is yin hang.
struct Word {
    std::u32string characters;
    Readings readings;
};

Readings split(std::string_view text, char delimiter) {
    Readings parts;
    for (;;) {
        const std::size_t end = text.find(delimiter);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

template <class Function>
void forEachLine(std::string_view text, Function&& function) {
    for (const std::string_view line : split(text, '\n'))
        if (!line.empty() && line.front() != '#') function(line);
}

/// The readings of all characters, as views into the program's embedded files.
class PinyinTable {
public:
    PinyinTable() {
        m_groups.emplace_back();
        forEachLine(embeddedResource("pinyin/readings.txt"), [&](std::string_view line) {
            const std::size_t blank = line.find(' ');
            if (blank == std::string_view::npos) return;
            const auto group = static_cast<std::uint16_t>(m_groups.size());
            m_groups.push_back(split(line.substr(0, blank), ','));
            const std::string_view characters = line.substr(blank + 1);
            for (std::size_t at = 0; at < characters.size();) {
                const char32_t c = nextCodePoint(characters, at);
                if (c >= kFirstHan && c <= kLastHan)
                    m_common[c - kFirstHan] = group;
                else
                    m_rare.emplace(c, group);
            }
        });
        if (m_groups.size() == 1)
            throw Error(ErrorKind::internal, "pinyin/readings.txt", {ErrorCode::fault, {"the table is missing"}});
        forEachLine(embeddedResource("pinyin/words.txt"), [&](std::string_view line) {
            Readings parts = split(line, ' ');
            Word word;
            for (std::size_t at = 0; at < parts[0].size();) word.characters += nextCodePoint(parts[0], at);
            word.readings.assign(parts.begin() + 1, parts.end());
            if (word.characters.size() != word.readings.size()) return;
            const char32_t first = word.characters[0];
            if (first >= kFirstHan && first <= kLastHan) m_beginsWord[first - kFirstHan] = true;
            m_words[first].push_back(std::move(word));
        });
        // 长三角 before any shorter word.
        for (auto& [first, words] : m_words)
            std::stable_sort(words.begin(), words.end(),
                             [](const Word& a, const Word& b) { return a.characters.size() > b.characters.size(); });
    }

    /// Empty for characters without a reading.
    const Readings& readings(char32_t c) const {
        if (c >= kFirstHan && c <= kLastHan) return m_groups[m_common[c - kFirstHan]];
        if (c < 0x3007 || m_rare.empty()) return m_groups[0];
        const auto found = m_rare.find(c);
        return m_groups[found == m_rare.end() ? 0 : found->second];
    }

    const Word* wordAt(std::u32string_view text) const {
        if (text[0] < kFirstHan || text[0] > kLastHan || !m_beginsWord[text[0] - kFirstHan]) return nullptr;
        const auto found = m_words.find(text[0]);
        if (found == m_words.end()) return nullptr;
        for (const Word& word : found->second)
            if (text.substr(0, word.characters.size()) == word.characters) return &word;
        return nullptr;
    }

private:
    std::vector<Readings> m_groups;  ///< [0] is empty: no reading
    std::array<std::uint16_t, kLastHan - kFirstHan + 1> m_common{};
    std::unordered_map<char32_t, std::uint16_t> m_rare;
    std::unordered_map<char32_t, std::vector<Word>> m_words;
    std::bitset<kLastHan - kFirstHan + 1> m_beginsWord;
};

const PinyinTable& table() {
    static const PinyinTable instance;
    return instance;
}

bool isLetterOrDigit(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// A reading to be chosen, once for all places of a name that share it: one character is read in one way throughout a
/// name unless a known word says otherwise, which keeps 长沙银行重庆分行 at 12 combinations instead of 36.
class Slot {
public:
    Slot(char32_t c, std::string_view word, const Readings& all)
        : character(c), fromWord(word), m_all(&all), m_count(all.size()) {
        if (fromWord.empty()) return;
        m_skipped = static_cast<std::size_t>(std::find(all.begin(), all.end(), fromWord) - all.begin());
        if (m_skipped == all.size()) ++m_count;
    }

    std::size_t count() const { return m_count; }
    /// The likeliest first: what a word says, then the others.
    std::string_view reading(std::size_t i) const {
        if (fromWord.empty()) return (*m_all)[i];
        if (i == 0) return fromWord;
        return (*m_all)[i - 1 < m_skipped ? i - 1 : i];
    }

    char32_t character;
    std::string_view fromWord;  ///< the reading a word gives

private:
    const Readings* m_all;
    std::size_t m_count;
    std::size_t m_skipped = 0;  ///< where the word's reading stands among the others
};

/// A place in a name: a letter that stays, or the reading chosen for a slot.
struct Place {
    char letter = 0;
    std::size_t slot = 0;
};

class NameReader {
public:
    explicit NameReader(const std::u32string& name) {
        const PinyinTable& pinyin = table();
        m_slots.reserve(name.size());
        m_places.reserve(name.size());
        const Word* word = nullptr;
        std::size_t wordStart = 0;
        for (std::size_t i = 0; i < name.size(); ++i) {
            const char32_t c = name[i];
            if (isLetterOrDigit(c)) {
                m_places.push_back({static_cast<char>(c), 0});
                continue;
            }
            if (word != nullptr && i >= wordStart + word->characters.size()) word = nullptr;
            if (word == nullptr) {
                word = pinyin.wordAt(std::u32string_view(name).substr(i));
                wordStart = i;
            }
            const Readings& readings = pinyin.readings(c);
            const std::string_view fromWord = word != nullptr ? word->readings[i - wordStart] : std::string_view();
            if (readings.empty() && fromWord.empty()) continue;
            m_places.push_back({0, slotFor(c, fromWord, readings)});
        }
    }

    bool hasHan() const { return !m_slots.empty(); }

    /// Calls `function` with full pinyin and initials of each combination, the likeliest first.
    template <class Function>
    void combinations(Function&& function) const {
        std::vector<std::size_t> choice(m_slots.size(), 0);
        std::size_t made = 0;
        int highest = 0;
        for (const Slot& slot : m_slots) highest += cost(slot, slot.count() - 1);
        std::string full;
        std::string initials;
        const auto emit = [&] {
            full.clear();
            initials.clear();
            for (const Place& place : m_places) {
                if (place.letter != 0) {
                    full += place.letter;
                    initials += place.letter;
                } else {
                    const std::string_view reading = m_slots[place.slot].reading(choice[place.slot]);
                    full += reading;
                    initials += reading.front();
                }
            }
            ++made;
            function(full, initials);
        };
        for (int total = 0; total <= highest && made < kMaxCombinations; ++total) choose(0, total, choice, made, emit);
    }

private:
    /// How unlikely a reading is: its rank, and more when a word spoke for another.
    static int cost(const Slot& slot, std::size_t reading) {
        return static_cast<int>(reading) + (reading > 0 && !slot.fromWord.empty() ? 2 : 0);
    }

    std::size_t slotFor(char32_t c, std::string_view fromWord, const Readings& readings) {
        for (std::size_t i = 0; i < m_slots.size(); ++i)
            if (m_slots[i].character == c && m_slots[i].fromWord == fromWord) return i;
        m_slots.emplace_back(c, fromWord, readings);
        return m_slots.size() - 1;
    }

    template <class Emit>
    void choose(std::size_t index, int left, std::vector<std::size_t>& choice, std::size_t& made, Emit& emit) const {
        if (made >= kMaxCombinations) return;
        // Slots with one reading have no choice: skip them, so that depth is that of the ambiguous ones.
        while (index < m_slots.size() && m_slots[index].count() == 1) ++index;
        if (index == m_slots.size()) {
            if (left == 0) emit();
            return;
        }
        for (std::size_t reading = 0; reading < m_slots[index].count(); ++reading) {
            const int spent = cost(m_slots[index], reading);
            if (spent > left) break;
            choice[index] = reading;
            choose(index + 1, left - spent, choice, made, emit);
        }
        choice[index] = 0;
    }

    std::vector<Slot> m_slots;
    std::vector<Place> m_places;
};

std::u32string codePoints(std::string_view text) {
    std::u32string result;
    result.reserve(text.size() / 2);
    for (std::size_t at = 0; at < text.size();) result += nextCodePoint(text, at);
    return result;
}

/// A part that another part contains would find nothing new.
void addPart(std::vector<std::string>& parts, std::string_view part) {
    if (part.empty()) return;
    for (const std::string& existing : parts)
        if (existing.find(part) != std::string::npos) return;
    parts.emplace_back(part);
}

void addPinyin(std::vector<std::string>& parts, std::string_view folded) {
    const NameReader reader(codePoints(folded));
    if (!reader.hasHan()) return;
    std::vector<std::string> initials;
    reader.combinations([&](const std::string& full, const std::string& first) {
        addPart(parts, full);
        if (std::find(initials.begin(), initials.end(), first) == initials.end()) initials.push_back(first);
    });
    for (const std::string& each : initials) addPart(parts, each);
}

std::string joined(const std::vector<std::string>& parts) {
    std::size_t size = 0;
    for (const std::string& part : parts) size += part.size() + 1;
    std::string text;
    text.reserve(size);
    for (const std::string& part : parts) {
        if (!text.empty()) text += kSearchPartSeparator;
        text += part;
    }
    return text;
}

/// Folded, and without what people leave out or put in at will: blanks, apostrophes (xi'an), middle dots, control
/// characters.
std::string compact(std::string_view text) {
    const std::string folded = foldForSearch(text);
    std::string result;
    result.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t from = at;
        const char32_t c = nextCodePoint(folded, at);
        const bool dropped = c <= 0x20 || c == '\'' || c == 0x7F || (c >= 0x80 && c <= 0xA0) || c == 0xB7 ||
                             c == 0x2019 || c == 0x2018 || c == 0x30FB || c == 0x2022 || (c >= 0x2000 && c <= 0x200F) ||
                             c == 0x2028 || c == 0x2029 || c == 0x3000;
        if (!dropped) result.append(folded, from, at - from);
    }
    return result;
}

}  // namespace

std::vector<std::string> pinyinReadings(char32_t character) {
    const Readings& readings = table().readings(character);
    return {readings.begin(), readings.end()};
}

std::string pinyinSearchText(std::string_view name) {
    std::vector<std::string> parts;
    addPinyin(parts, compact(name));
    return joined(parts);
}

std::string searchDocument(std::string_view name, std::string_view shortName) {
    std::vector<std::string> parts;
    const std::string folded = compact(name);
    const std::string foldedShort = compact(shortName);
    addPart(parts, folded);
    addPart(parts, foldedShort);
    addPinyin(parts, folded);
    addPinyin(parts, foldedShort);
    return joined(parts);
}

std::string searchNeedle(std::string_view query) { return compact(query); }

}  // namespace meike
