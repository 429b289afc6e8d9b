// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text_form.h"

#include <algorithm>
#include <set>

#include "base/error_code.h"
#include "base/unicode.h"
#include "domain/custom_field.h"
#include "domain/places.h"

namespace meike {

namespace {

// ---- 统一社会信用代码 ----

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr int kBase = 31;
constexpr std::size_t kCodeLength = 18;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// 11010519491231002X: a birthday of the last two centuries in its place.
bool isIdentityCard(std::string_view text) {
    if (!std::all_of(text.begin(), text.begin() + 17, isDigit)) return false;
    const auto number = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (const char c : text.substr(at, count)) value = value * 10 + (c - '0');
        return value;
    };
    const int year = number(6, 4);
    const int month = number(10, 2);
    const int day = number(12, 2);
    return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// Letters and digits in capitals, without the blanks and strokes that people put between groups.
std::string joinedCode(std::string_view text) {
    std::string code;
    for (const char c : matchKey(text)) {
        if (c == ' ' || c == '-') continue;
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return code;
}

std::string normalRegistration(std::string_view text) {
    const std::string code = joinedCode(text);
    return isCreditCodeShaped(code) ? code : std::string(text);
}

std::optional<ErrorDetail> wrongRegistration(std::string_view text) {
    if (!isCreditCodeShaped(text)) return std::nullopt;
    for (const char c : text)
        if (kAlphabet.find(c) == std::string_view::npos)
            return ErrorDetail(ErrorCode::credit_code_letter, {std::string(1, c)});
    const auto digit = creditCodeCheckDigit(text.substr(0, kCodeLength - 1));
    if (digit && *digit != text.back()) return ErrorDetail(ErrorCode::wrong_check_digit, {std::string(1, *digit)});
    return std::nullopt;
}

// ---- Channel mix ----

/// Between the parts of a list as people write it.
constexpr std::string_view kComma = "、";

constexpr std::int64_t kWhole = 10'000;

std::string shareText(std::int64_t hundredths) {
    std::string text = std::to_string(hundredths / 100);
    const std::int64_t rest = hundredths % 100;
    if (rest == 0) return text;
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
    return text;
}

/// 抖音 40%, 抖音：40, 抖音40.5％
std::optional<ChannelShare> channelShare(std::string_view part) {
    std::string text = matchKey(part);
    if (text.ends_with('%')) text.pop_back();
    std::size_t end = text.find_last_not_of(' ');
    if (end == std::string::npos) return std::nullopt;
    text.resize(end + 1);
    std::size_t begin = text.size();
    while (begin > 0 && (isDigit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    const std::string number = text.substr(begin);
    const std::size_t point = number.find('.');
    const std::string whole = number.substr(0, point);
    std::string decimals = point == std::string::npos ? std::string() : number.substr(point + 1);
    if (whole.empty() || whole.size() > 3 || decimals.size() > 2 || decimals.find('.') != std::string::npos ||
        (point != std::string::npos && decimals.empty()))
        return std::nullopt;
    decimals.resize(2, '0');
    ChannelShare share;
    share.hundredths = std::stoll(whole) * 100 + std::stoll(decimals);
    std::string_view name = std::string_view(text).substr(0, begin);
    while (!name.empty() && (name.back() == ' ' || name.back() == ':')) name.remove_suffix(1);
    share.name = std::string(trimmed(name));
    if (share.name.empty() || share.hundredths == 0) return std::nullopt;
    return share;
}

std::string normalMix(std::string_view text) {
    const auto shares = channelMix(text);
    if (!shares) return std::string(text);
    std::string normal;
    for (const ChannelShare& share : *shares)
        normal += (normal.empty() ? std::string() : std::string(kComma)) + share.name + ' ' +
                  shareText(share.hundredths) + '%';
    return normal;
}

std::optional<ErrorDetail> wrongMix(std::string_view text) {
    for (const std::string& part : splitOptions(text))
        if (!channelShare(part)) return ErrorDetail(ErrorCode::not_a_channel_mix, {part});
    std::int64_t sum = 0;
    std::set<std::string> names;
    for (const ChannelShare& share : channelMix(text).value_or(std::vector<ChannelShare>())) {
        sum += share.hundredths;
        if (!names.insert(foldForSearch(share.name)).second) return ErrorDetail(ErrorCode::named_twice, {share.name});
    }
    if (sum > kWhole) return ErrorDetail(ErrorCode::shares_over_whole, {shareText(sum)});
    return std::nullopt;
}

// ---- Names ----

std::string normalNames(std::string_view text) {
    std::string normal;
    for (const std::string& name : splitOptions(text))
        normal += (normal.empty() ? std::string() : std::string(kComma)) + name;
    return normal;
}

// ---- Times of the day ----

/// 9:30, 9：30, 9点30分, 9点半, 0930: hours and minutes; nothing of anything else.
std::optional<int> typedTime(std::string_view text) {
    constexpr std::pair<std::string_view, std::string_view> kWritten[] = {
        {"点半", ":30"}, {"点", ":"}, {"时", ":"}, {"分", ""}, {"：", ":"}, {".", ":"}, {" ", ""}};
    std::string plain = matchKey(text);
    for (const auto& [from, to] : kWritten)
        for (std::size_t at = plain.find(from); at != std::string::npos; at = plain.find(from, at + to.size()))
            plain.replace(at, from.size(), to);
    std::string_view hours = plain;
    std::string_view minutes;
    if (const std::size_t colon = plain.find(':'); colon != std::string::npos) {
        hours = std::string_view(plain).substr(0, colon);
        minutes = std::string_view(plain).substr(colon + 1);
        if (minutes.size() == 1) return std::nullopt;  // 9:3 is 9:03 or 9:30
    } else if (plain.size() == 3 || plain.size() == 4) {
        hours = std::string_view(plain).substr(0, plain.size() - 2);
        minutes = std::string_view(plain).substr(plain.size() - 2);
    }
    const auto digits = [](std::string_view part) { return std::all_of(part.begin(), part.end(), isDigit); };
    if (hours.empty() || hours.size() > 2 || minutes.size() > 2 || !digits(hours) || !digits(minutes))
        return std::nullopt;
    const auto number = [](std::string_view part) {
        int value = 0;
        for (const char c : part) value = value * 10 + (c - '0');
        return value;
    };
    if (number(hours) > 23 || number(minutes) > 59) return std::nullopt;
    return number(hours) * 60 + number(minutes);
}

std::string normalTime(std::string_view text) {
    const auto minute = typedTime(text);
    return minute ? timeOfDay(*minute) : std::string(text);
}

std::optional<ErrorDetail> wrongTime(std::string_view text) {
    return minuteOfDay(text) ? std::nullopt : std::optional(ErrorDetail(ErrorCode::not_a_time));
}

}  // namespace

std::optional<int> minuteOfDay(std::string_view normal) {
    constexpr std::size_t kLength = 5;
    return normal.size() == kLength && normal[2] == ':' ? typedTime(normal) : std::nullopt;
}

std::string timeOfDay(int minute) {
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(minute / 60) + ':' + two(minute % 60);
}

std::optional<char> creditCodeCheckDigit(std::string_view first17) {
    int sum = 0;
    int weight = 1;
    for (const char c : first17) {
        const std::size_t place = kAlphabet.find(c);
        if (place == std::string_view::npos) return std::nullopt;
        sum += weight * static_cast<int>(place);
        weight = weight * 3 % kBase;
    }
    return kAlphabet[static_cast<std::size_t>((kBase - sum % kBase) % kBase)];
}

bool isCreditCodeShaped(std::string_view text) {
    constexpr std::string_view kAuthorities = "123456789ANY";
    if (text.size() != kCodeLength || kAuthorities.find(text.front()) == std::string_view::npos) return false;
    for (const char c : text)
        if (!isDigit(c) && !(c >= 'A' && c <= 'Z')) return false;
    return std::all_of(text.begin() + 2, text.begin() + 8, isDigit) && !isIdentityCard(text);
}

std::optional<std::vector<ChannelShare>> channelMix(std::string_view text) {
    std::vector<ChannelShare> shares;
    for (const std::string& part : splitOptions(text)) {
        auto share = channelShare(part);
        if (!share) return std::nullopt;
        shares.push_back(std::move(*share));
    }
    return shares;
}

namespace text_forms {
const TextForm kRegistrationNumber{normalRegistration, wrongRegistration};
const TextForm kChannelMix{normalMix, wrongMix};
const TextForm kProvince{provinceName, nullptr};
const TextForm kCity{cityName, nullptr};
const TextForm kNames{normalNames, nullptr};
const TextForm kTime{normalTime, wrongTime};
}  // namespace text_forms

}  // namespace meike
