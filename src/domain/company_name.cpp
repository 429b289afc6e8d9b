// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/company_name.h"

#include <algorithm>
#include <array>

#include "base/pinyin.h"
#include "base/unicode.h"
#include "domain/company_words.h"

namespace meike {

namespace {

using namespace company_words;

constexpr std::size_t kHanBytes = 3;

bool isHan(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }
bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
/// Letters of any script but Chinese, and their combining marks.
bool isLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7); }

std::size_t hanLength(std::string_view text) { return text.size() / kHanBytes; }

bool endsWith(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}
bool startsWith(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

template <class Words>
bool holds(const Words& words, std::string_view text) {
    return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

void addOnce(std::vector<std::string>& list, std::string_view text) {
    if (!holds(list, text)) list.emplace_back(text);
}

/// A place at the beginning, with 市, 省 or 区 behind it.
std::string_view takePlace(std::string_view& text) {
    for (const Place& place : kPlaces) {
        if (!startsWith(text, place.name)) continue;
        text.remove_prefix(place.name.size());
        for (const std::string_view unit : {"特别行政区", "壮族自治区", "自治区", "省", "市", "区"})
            if (startsWith(text, unit)) {
                text.remove_prefix(unit.size());
                break;
            }
        return place.name;
    }
    return {};
}

bool isAllPlaces(std::string_view text, std::vector<std::string>& places) {
    std::vector<std::string> found;
    while (!text.empty()) {
        const std::string_view place = takePlace(text);
        if (place.empty()) return false;
        found.emplace_back(place);
    }
    for (const std::string& place : found) addOnce(places, place);
    return !found.empty();
}

/// The Chinese part of a name on its way to its core.
class HanReader {
public:
    HanReader(std::string text, CompanyName& name) : m_text(std::move(text)), m_name(name) {}

    void read() {
        takeBranch();
        takeLegal();
        takePlaces();
        takeTrades();
        m_name.han = m_text;
    }

private:
    void takeBranch() {
        for (const std::string_view word :
             {"分公司", "办事处", "分店", "门店", "分部", "营业部", "代表处", "分行", "支行"}) {
            const std::size_t at = m_text.rfind(word);
            if (at == std::string::npos || at == 0) continue;
            std::string_view before = std::string_view(m_text).substr(0, at);
            // What stands between the company's own legal form and the word names the branch.
            std::size_t from = std::string_view::npos;
            for (const std::string_view legal : kLegal)
                if (const std::size_t found = before.rfind(legal); found != std::string_view::npos) {
                    const std::size_t end = found + legal.size();
                    if (from == std::string_view::npos || end > from) from = end;
                }
            if (from == std::string_view::npos) {
                from = before.size();
                for (const Place& place : kPlaces)
                    for (const std::string_view unit : {"", "市", "省"}) {
                        const std::string whole = std::string(place.name) + std::string(unit);
                        if (endsWith(before, whole)) from = std::min(from, before.size() - whole.size());
                    }
                for (const std::string_view number : {"第一", "第二", "第三", "第四", "第五", "一", "二", "三"})
                    if (endsWith(before, number)) from = std::min(from, before.size() - number.size());
            }
            std::string_view branch = before.substr(from);
            std::string_view rest = branch;
            const std::string_view place = takePlace(rest);
            m_name.branch = place.empty() ? std::string(branch) : std::string(place) + std::string(rest);
            if (m_name.branch.empty()) m_name.branch = "?";
            m_text.erase(from);
            return;
        }
    }

    void takeLegal() {
        for (bool again = true; again;) {
            again = false;
            for (const std::string_view legal : kLegal) {
                if (m_text.size() <= legal.size() || !endsWith(m_text, legal)) continue;
                m_text.erase(m_text.size() - legal.size());
                again = true;
                break;
            }
        }
    }

    /// Whether nothing but words that many companies have is left.
    static bool isGeneric(std::string_view text) {
        while (!text.empty()) {
            const auto word = std::find_if(std::begin(kTrades), std::end(kTrades),
                                           [&](std::string_view each) { return startsWith(text, each); });
            if (word == std::end(kTrades)) return false;
            text.remove_prefix(word->size());
        }
        return true;
    }

    void takePlaces() {
        std::string_view rest = m_text;
        std::vector<std::string> places;
        for (int count = 0; count < 3; ++count) {
            std::string_view tried = rest;
            const std::string_view place = takePlace(tried);
            // 北京银行 and 青岛啤酒 are called so.
            if (place.empty() || hanLength(tried) < 2 || isGeneric(tried)) break;
            places.emplace_back(place);
            rest = tried;
        }
        for (const std::string& place : places) addOnce(m_name.places, place);
        m_text = std::string(rest);
        // 云舟传媒北京, 云舟（中国）: behind as well.
        for (const Place& place : kPlaces)
            if (endsWith(m_text, place.name) && hanLength(m_text) >= hanLength(place.name) + 2) {
                addOnce(m_name.places, place.name);
                m_text.erase(m_text.size() - place.name.size());
                takeLegal();
                break;
            }
    }

    void takeTrades() {
        for (bool again = true; again;) {
            again = false;
            for (const std::string_view trade : kTrades) {
                if (!endsWith(m_text, trade) || hanLength(m_text) < hanLength(trade) + 2) continue;
                // 中国银行: a place alone is no name.
                std::vector<std::string> ignored;
                if (isAllPlaces(std::string_view(m_text).substr(0, m_text.size() - trade.size()), ignored)) continue;
                m_text.erase(m_text.size() - trade.size());
                addTrade(trade);
                takeLegal();
                again = true;
                break;
            }
        }
    }

    /// 文化传媒 is 文化 and 传媒.
    void addTrade(std::string_view trade) {
        if (hanLength(trade) == 4)
            for (const std::string_view word : kTrades)
                if (hanLength(word) == 2 && startsWith(trade, word) && holds(kTrades, trade.substr(word.size()))) {
                    addOnce(m_name.trades, word);
                    addOnce(m_name.trades, trade.substr(word.size()));
                    return;
                }
        addOnce(m_name.trades, trade);
    }

    std::string m_text;
    CompanyName& m_name;
};

/// Words of Latin letters: legal forms go, places and trades are noted, the rest is the core. The whole where nothing
/// else would be left.
void readLatin(const std::vector<std::string>& words, CompanyName& name) {
    std::string core;
    std::string all;
    std::vector<std::string> trades;
    std::vector<std::string> places;
    for (std::size_t i = 0; i < words.size(); ++i) {
        all += words[i];
        if (holds(kLatinLegal, words[i])) continue;
        const auto place = std::find_if(std::begin(kLatinPlaces), std::end(kLatinPlaces),
                                        [&](const Place& each) { return each.name == words[i]; });
        if (place != std::end(kLatinPlaces) && words.size() > 1) {
            places.emplace_back(place->province.empty() ? place->name : place->province);
            continue;
        }
        if (holds(kTrades, words[i]) && words.size() > 1 && !core.empty()) {
            trades.push_back(words[i]);
            continue;
        }
        core += words[i];
    }
    name.latin = core.empty() ? all : core;
    if (core.empty()) return;
    for (const std::string& trade : trades) addOnce(name.trades, trade);
    for (const std::string& place : places) addOnce(name.places, place);
}

/// Remarks of people about the entry, not of the name.
bool isRemark(std::string_view text) {
    static constexpr std::string_view kRemarks[] = {"旧",     "新",     "作废",   "停用", "重复",      "测试",
                                                    "已合并", "老客户", "新客户", "原名", "待定",      "暂停",
                                                    "old",    "new",    "test",   "dup",  "duplicate", "inactive"};
    return holds(kRemarks, text);
}

int distance(std::u32string_view a, std::u32string_view b) {
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int cost = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = row[j];
            row[j] = cost;
        }
    }
    return row[b.size()];
}

std::u32string charactersOf(std::string_view text) {
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();) characters += nextCodePoint(text, at);
    return characters;
}

std::string soundOf(std::string_view han) {
    std::string sound;
    for (std::size_t at = 0; at < han.size();) {
        const auto readings = pinyinReadings(nextCodePoint(han, at));
        sound += readings.empty() ? "?" : readings.front();
        sound += ' ';
    }
    return sound;
}

double hanLikeness(const std::string& a, const std::string& b) {
    if (a == b) return 1;
    const std::size_t length = std::min(hanLength(a), hanLength(b));
    if (length < 3) return 0;
    // Typed by sound: one of its characters is another of the same reading.
    if (hanLength(a) == hanLength(b) && soundOf(a) == soundOf(b)) return 0.92;
    return length >= 5 && distance(charactersOf(a), charactersOf(b)) == 1 ? 0.88 : 0;
}

double latinLikeness(const std::string& a, const std::string& b) {
    if (a == b) return 1;
    const std::size_t length = std::min(a.size(), b.size());
    if (length < 7 || a.front() != b.front()) return 0;
    const int steps = distance(charactersOf(a), charactersOf(b));
    return steps == 1 || (steps == 2 && length >= 11) ? 0.88 : 0;
}

std::string_view provinceOf(std::string_view place) {
    for (const Place& each : kPlaces)
        if (each.name == place) return each.province.empty() ? each.name : each.province;
    return place;
}

/// Two places that cannot be of one company's name: 北京 and 上海, 广州 and 深圳; not 广东 and 广州.
bool placesContradict(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    bool any = false;
    for (const std::string& x : a)
        for (const std::string& y : b) {
            if (holds(kWide, x) || holds(kWide, y)) {
                any = any || holds(kAbroad, x) || holds(kAbroad, y);
                continue;
            }
            if (x == y || provinceOf(x) == y || provinceOf(y) == x) return false;
            any = true;
        }
    return any;
}

bool isSubset(const std::vector<std::string>& part, const std::vector<std::string>& all) {
    return std::all_of(part.begin(), part.end(), [&](const std::string& each) { return holds(all, each); });
}

}  // namespace

CompanyName readCompanyName(std::string_view text) {
    CompanyName name;
    const std::string folded = foldForSearch(matchKey(text));
    std::string han;
    std::vector<std::string> words;
    std::string word;
    std::string bracketed;
    bool inside = false;
    const auto endWord = [&] {
        if (!word.empty() && !(inside && isRemark(word))) words.push_back(word);
        word.clear();
    };
    const auto closeBracket = [&] {
        endWord();
        inside = false;
        for (const std::string_view legal : kLegal)
            if (bracketed == legal) bracketed.clear();
        // A place in brackets, a remark, or a part of the name.
        if (!bracketed.empty() && !isAllPlaces(bracketed, name.places) && !isRemark(bracketed)) han += bracketed;
        bracketed.clear();
    };
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = nextCodePoint(folded, at);
        const bool opening = c == U'(' || c == U'[' || c == U'【' || c == U'〔' || c == U'<' || c == U'《' || c == U'{';
        const bool closing = c == U')' || c == U']' || c == U'】' || c == U'〕' || c == U'>' || c == U'》' || c == U'}';
        if (opening) {
            endWord();
            inside = true;
        } else if (closing) {
            closeBracket();
        } else if (isHan(c)) {
            endWord();
            appendUtf8(inside ? bracketed : han, c);
            appendUtf8(name.whole, c);
        } else if (isDigit(c)) {
            name.digits += static_cast<char>(c);
            name.whole += static_cast<char>(c);
        } else if (isLetter(c)) {
            appendUtf8(word, c);
            appendUtf8(name.whole, c);
        } else if (c != U'.' && c != U'\'' && c != U'’' && c != U'&' && c != U'-' && c != U'·') {
            endWord();
        }
    }
    if (inside) closeBracket();
    endWord();
    HanReader(std::move(han), name).read();
    // hong kong
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "hong" && words[i + 1] == "kong") {
            words[i] = "hongkong";
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    readLatin(words, name);
    // Of a Chinese name, Latin legal forms alone are no part.
    if (!name.han.empty() &&
        std::all_of(words.begin(), words.end(), [](const std::string& each) { return holds(kLatinLegal, each); }))
        name.latin.clear();
    std::sort(name.trades.begin(), name.trades.end());
    return name;
}

double companyLikeness(const CompanyName& a, const CompanyName& b) {
    if (a.whole == b.whole) return a.whole.empty() ? 0 : 1;
    if (a.digits != b.digits) return 0;
    double score = 0;
    if (!a.han.empty() && !b.han.empty()) {
        score = hanLikeness(a.han, b.han);
        // 华为 Huawei and 华为 are one, 云舟 A and 云舟 B are not.
        if (!a.latin.empty() && !b.latin.empty()) score = std::min(score, latinLikeness(a.latin, b.latin));
        if (a.latin.empty() != b.latin.empty()) score -= 0.05;
    } else if (!a.latin.empty() && !b.latin.empty()) {
        score = latinLikeness(a.latin, b.latin);
        // 可口可乐 Coca-Cola and Coca-Cola.
        if (a.han.empty() != b.han.empty()) score -= 0.05;
        if (a.latin.size() < 3 || b.latin.size() < 3) score = a.latin == b.latin ? score - 0.1 : 0;
    } else {
        return 0;
    }
    if (score <= 0) return 0;
    if (placesContradict(a.places, b.places)) return 0;
    if (!a.branch.empty() && !b.branch.empty() && a.branch != b.branch) return 0;
    if (a.branch.empty() != b.branch.empty()) score -= 0.08;
    if (a.trades != b.trades) {
        const bool oneSays = a.trades.empty() || b.trades.empty();
        // What both say must not differ: 云舟食品 is not 云舟传媒.
        if (!oneSays && !isSubset(a.trades, b.trades) && !isSubset(b.trades, a.trades)) return 0;
        // A bank of a name is not the name.
        const auto telling = [](const std::vector<std::string>& trades) {
            return std::any_of(trades.begin(), trades.end(),
                               [](const std::string& each) { return holds(kTelling, each); });
        };
        if (telling(a.trades) != telling(b.trades)) return 0;
        // A short name without its trade may be anybody's; two likenesses at once are none.
        if (score < 0.95) return 0;
        score -= 0.05;
    }
    if (a.places != b.places) score -= a.places.empty() != b.places.empty() ? 0.03 : 0.02;
    return std::clamp(score, 0.0, 1.0);
}

namespace {

/// What names that are alike share at least one of.
std::vector<std::string> blocksOf(const CompanyName& name) {
    std::vector<std::string> blocks;
    if (!name.han.empty()) {
        blocks.push_back(name.han);
        const std::size_t length = hanLength(name.han);
        if (length >= 3) blocks.push_back(soundOf(name.han));
        if (length >= 5) {
            // With one character astray, the beginning or the end is whole.
            blocks.push_back("<" + name.han.substr(0, 2 * kHanBytes));
            blocks.push_back(">" + name.han.substr(name.han.size() - 2 * kHanBytes));
        }
    }
    if (!name.latin.empty()) {
        blocks.push_back(name.latin);
        if (name.latin.size() >= 7) {
            constexpr std::size_t kBytes = 4;
            blocks.push_back("<" + name.latin.substr(0, kBytes));
            blocks.push_back(">" + name.latin.substr(name.latin.size() - kBytes));
        }
    }
    if (blocks.empty() && !name.whole.empty()) blocks.push_back(name.whole);
    return blocks;
}

/// Of a block that holds more, the first are looked at: such a name tells nothing.
constexpr std::size_t kMostInBlock = 50;

}  // namespace

void CompanyNameIndex::add(RecordId id, CompanyName name) {
    for (const std::string& block : blocksOf(name)) {
        auto& members = m_blocks[block];
        if (members.size() < kMostInBlock) members.push_back(static_cast<std::uint32_t>(m_names.size()));
    }
    m_names.emplace_back(id, std::move(name));
}

std::optional<CompanyNameIndex::Like> CompanyNameIndex::find(const CompanyName& name) const {
    std::optional<Like> best;
    for (const std::string& block : blocksOf(name)) {
        const auto members = m_blocks.find(block);
        if (members == m_blocks.end()) continue;
        for (const std::uint32_t member : members->second) {
            const auto& [id, other] = m_names[member];
            const double score = companyLikeness(name, other);
            if (score >= kSameCompany && (!best || score > best->score)) best = Like{id, score};
        }
    }
    return best;
}

}  // namespace meike
