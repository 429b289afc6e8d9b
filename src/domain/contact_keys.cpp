// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/contact_keys.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "domain/text_form.h"

namespace meike {

namespace {

/// Mail that anybody can have.
constexpr std::string_view kPublicMail[] = {
    "126.com",   "139.com",     "163.com",        "163.net",     "188.com",      "189.cn",       "21cn.com",
    "263.net",   "aliyun.com",  "aol.com",        "eyou.com",    "foxmail.com",  "gmail.com",    "gmx.com",
    "gmx.de",    "gmx.net",     "googlemail.com", "hotmail.com", "icloud.com",   "live.cn",      "live.com",
    "mac.com",   "mail.com",    "mail.ru",        "me.com",      "msn.com",      "netease.com",  "outlook.com",
    "pm.me",     "proton.me",   "protonmail.com", "qq.com",      "sina.cn",      "sina.com",     "sina.com.cn",
    "sogou.com", "sohu.com",    "tom.com",        "vip.163.com", "vip.qq.com",   "vip.sina.com", "wo.cn",
    "yahoo.cn",  "yahoo.co.jp", "yahoo.co.uk",    "yahoo.com",   "yahoo.com.cn", "yahoo.com.hk", "yandex.com",
    "yandex.ru", "yeah.net",    "ymail.com"};

/// Platforms where many have a page.
constexpr std::string_view kPlatforms[] = {
    "1688.com",       "alibaba.com",     "amazon.cn",     "amazon.com",    "baidu.com",     "bilibili.com",
    "dianping.com",   "douyin.com",      "facebook.com",  "github.io",     "instagram.com", "jd.com",
    "kuaishou.com",   "linkedin.com",    "meituan.com",   "pinduoduo.com", "qcc.com",       "taobao.com",
    "tianyancha.com", "tmall.com",       "weebly.com",    "weibo.com",     "weidian.com",   "wixsite.com",
    "wordpress.com",  "xiaohongshu.com", "yangkeduo.com", "youzan.com",    "zhihu.com"};

/// Names of hosts that say nothing about who is there.
constexpr std::string_view kCommonHosts[] = {"www", "m",  "wap",  "mobile", "shop",  "store", "mall", "item", "detail",
                                             "en",  "cn", "home", "web",    "space", "user",  "v",    "mp",   "www2"};

/// Second levels under which a country gives names.
constexpr std::string_view kSecondLevels[] = {"com", "net", "org", "gov", "edu", "ac",  "co", "or",
                                              "ne",  "go",  "mil", "nom", "gob", "ltd", "plc"};

template <class Words>
bool isOneOf(const Words& words, std::string_view text) {
    return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

bool isFigure(char c) { return c >= '0' && c <= '9'; }

void addKey(std::vector<std::string>& keys, std::string key) {
    if (!key.empty() && !isOneOf(keys, key)) keys.push_back(std::move(key));
}

/// Parts between marks that part two entries of one field.
std::vector<std::string> entriesOf(std::string_view text, bool alsoBlanks) {
    std::vector<std::string> entries(1);
    const std::string folded = foldForSearch(matchKey(text));
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = nextCodePoint(folded, at);
        const bool parts = c == U'/' || c == U';' || c == U',' || c == U'、' || c == U'。' || c == U'|' || c == U'\n' ||
                           c == U'或' || c == U'，' || c == U'；';
        if (parts || (alsoBlanks && c == U' '))
            entries.emplace_back();
        else
            appendUtf8(entries.back(), c);
    }
    return entries;
}

bool isMobile(std::string_view digits) { return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3'; }

/// 3 for 010 and 02x, 4 for the rest; the zero included.
std::size_t areaLength(std::string_view digits) { return digits[1] == '1' || digits[1] == '2' ? 3 : 4; }

bool isLine(std::string_view digits) {
    if (digits.size() < 10 || digits[0] != '0' || digits[1] == '0') return false;
    const std::size_t own = digits.size() - areaLength(digits);
    return own == 7 || own == 8;
}

/// One number: `groups` are its figures between other marks.
std::string numberKey(std::vector<std::string> groups, bool plus) {
    std::string digits;
    for (const std::string& group : groups) digits += group;
    if (digits.size() < 7 || digits.find_first_not_of(digits.back(), digits.size() - 7) == std::string::npos) return {};
    bool china = false;
    for (const std::string_view code : {"0086", "86"})
        if (digits.size() > code.size() + 8 && digits.starts_with(code)) {
            digits.erase(0, code.size());
            std::size_t left = code.size();
            while (left > 0 && !groups.empty()) {
                const std::size_t part = std::min(left, groups.front().size());
                groups.front().erase(0, part);
                left -= part;
                if (groups.front().empty()) groups.erase(groups.begin());
            }
            china = true;
            break;
        }
    if (plus && !china) return digits.size() >= 8 ? "+" + digits : std::string();
    if (isMobile(digits)) return digits;
    // An extension behind a mobile, or a second one without a mark between.
    if (digits.size() > 11 && isMobile(std::string_view(digits).substr(0, 11))) return digits.substr(0, 11);
    if (china && digits[0] != '0') {
        digits.insert(0, "0");
        if (!groups.empty()) groups.front().insert(0, "0");
    }
    if (isLine(digits)) return digits;
    // 021-62881234-8001
    if (groups.size() > 2) {
        const std::string line = groups[0] + groups[1];
        if (line.size() >= 10 && isLine(line)) return line;
        const std::string split = line + groups[2];
        if (split.size() >= 10 && isLine(split)) return split;
    }
    if (digits.size() >= 10 && (digits.starts_with("400") || digits.starts_with("800"))) return digits.substr(0, 10);
    return {};
}

}  // namespace

std::vector<std::string> phoneKeys(std::string_view text) {
    std::vector<std::string> keys;
    for (const std::string& entry : entriesOf(text, false)) {
        std::vector<std::string> groups;
        bool plus = false;
        bool open = false;
        for (std::size_t at = 0; at < entry.size();) {
            const char32_t c = nextCodePoint(entry, at);
            if (c < 0x80 && isFigure(static_cast<char>(c))) {
                // Two mobiles with a blank between.
                if (!open && !groups.empty() && isMobile(groups.front()) && groups.size() == 1) {
                    addKey(keys, numberKey(groups, plus));
                    groups.clear();
                }
                if (!open) groups.emplace_back();
                groups.back() += static_cast<char>(c);
                open = true;
                continue;
            }
            open = false;
            if (c == U'+' && groups.empty()) plus = true;
            // What follows is an extension.
            const bool extension = c == U'转' || c == U'轉' || c == U'分' || c == U'x' || c == U'e' || c == U'#';
            if (extension && !groups.empty()) break;
        }
        addKey(keys, numberKey(std::move(groups), plus));
    }
    return keys;
}

std::vector<std::string> emailKeys(std::string_view text) {
    std::vector<std::string> keys;
    for (const std::string& entry : entriesOf(text, true)) {
        const std::size_t at = entry.find('@');
        if (at == 0 || at == std::string::npos || entry.find('.', at) == std::string::npos) continue;
        addKey(keys, entry);
    }
    return keys;
}

std::string siteKey(std::string_view text) {
    std::string host = foldForSearch(matchKey(text));
    if (const std::size_t scheme = host.find("://"); scheme != std::string::npos) host.erase(0, scheme + 3);
    host = host.substr(0, host.find_first_of("/?#, ;\n"));
    if (const std::size_t at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
    host = host.substr(0, host.find(':'));
    std::vector<std::string> labels(1);
    for (const char c : host) {
        if (c == '.') {
            labels.emplace_back();
            continue;
        }
        const bool fits = isFigure(c) || (c >= 'a' && c <= 'z') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
        if (!fits) return {};
        labels.back() += c;
    }
    std::erase_if(labels, [](const std::string& label) { return label.empty(); });
    // A number at the end: an address of the net, or a price.
    if (labels.size() < 2 || isFigure(labels.back()[0]) || labels.back().size() < 2) return {};
    const auto last = [&labels](std::size_t count) {
        std::string name;
        for (std::size_t i = labels.size() - std::min(count, labels.size()); i < labels.size(); ++i)
            name += (name.empty() ? "" : ".") + labels[i];
        return name;
    };
    const bool country = labels.back().size() == 2 && isOneOf(kSecondLevels, labels[labels.size() - 2]);
    const std::size_t own = country ? 3 : 2;
    if (labels.size() < own) return {};
    if (isOneOf(kPublicMail, last(own)) || isOneOf(kPublicMail, last(own + 1))) return {};
    if (!isOneOf(kPlatforms, last(own))) return last(own);
    if (labels.size() == own || isOneOf(kCommonHosts, labels[labels.size() - own - 1])) return {};
    return last(own + 1);
}

std::string registrationKey(std::string_view text) {
    constexpr std::size_t kShortest = 8;
    std::string key = text_forms::kRegistrationNumber.normal(text);
    key = foldForSearch(matchKey(key));
    std::erase(key, ' ');
    const auto figures = std::count_if(key.begin(), key.end(), isFigure);
    if (key.size() < kShortest || figures < 4) return {};
    // Zeros and the like fill a field that must be filled.
    if (key.find_first_not_of(key[0]) == std::string::npos) return {};
    return key;
}

}  // namespace meike
