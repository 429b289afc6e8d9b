// SPDX-License-Identifier: GPL-3.0-or-later
// Every code has words, the words have the places that the throwers fill, and nothing else is thrown.
#include "app/words/error_words.h"
#include "base/error_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "app/words/error_sentence.h"
#include "domain/record.h"

namespace meike {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<ErrorCode>& allCodes() {
    static const std::vector<ErrorCode> kCodes = {
#define MEIKE_ERROR_CODE(name) ErrorCode::name,
#include "base/error_codes.def"
#undef MEIKE_ERROR_CODE
    };
    return kCodes;
}

/// The numbers of the places {0}, {1} ... in the words of a code.
std::set<char> placesOf(ErrorCode code, Language language) {
    const std::string words = errorWords(code, language);
    std::set<char> places;
    for (std::size_t at = 0; at + 2 < words.size(); ++at)
        if (words[at] == '{' && words[at + 2] == '}') places.insert(words[at + 1]);
    return places;
}

TEST(ErrorWords, EveryCodeHasWordsWithTheSamePlacesInBothLanguages) {
    static const std::regex kEnglish("[A-Za-z]{3,} [A-Za-z]{2,}");
    for (const ErrorCode code : allCodes()) {
        if (code == ErrorCode::none) continue;
        const std::string zh = errorWords(code, Language::zh);
        const std::string en = errorWords(code, Language::en);
        EXPECT_FALSE(en.empty()) << errorCodeName(code);
        EXPECT_NE(zh, en) << errorCodeName(code);
        // An option of the command line is spelt as it is typed.
        EXPECT_FALSE(zh.find("--") == std::string::npos && std::regex_search(zh, kEnglish)) << zh;
        EXPECT_EQ(placesOf(code, Language::zh), placesOf(code, Language::en)) << errorCodeName(code);
        // From {0} on, none left out.
        char next = '0';
        for (const char place : placesOf(code, Language::en)) EXPECT_EQ(place, next++) << errorCodeName(code);
    }
}

/// How many arguments stand in the braces that open at `at`.
std::size_t argumentsAt(const std::string& text, std::size_t at) {
    int depth = 0;
    std::size_t commas = 0;
    bool any = false;
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"' && text[at - 1] != '\\') quoted = !quoted;
        if (quoted) {
            any = true;
            continue;
        }
        if (c == '{' || c == '(' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ')' || c == ']') {
            if (--depth == 0) break;
        } else if (c == ',' && depth == 1) {
            ++commas;
        } else if (c != ' ' && c != '\n') {
            any = true;
        }
    }
    return any ? commas + 1 : 0;
}

TEST(ErrorWords, EveryCodeIsThrownWithAsManyArgumentsAsItsWordsHavePlaces) {
    namespace fs = std::filesystem;
    const fs::path root(MEIKE_SOURCE_DIR);
    std::map<std::string, ErrorCode> codes;
    for (const ErrorCode code : allCodes()) codes[errorCodeName(code)] = code;
    std::set<std::string> thrown;
    const std::string kMark = "ErrorCode::";
    for (const char* folder : {"src", "ui"})
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string path = fs::relative(entry.path(), root).generic_string();
            if (!entry.is_regular_file() || path.starts_with("src/app/words/") || path.starts_with("src/base/error"))
                continue;
            std::ifstream in(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
            for (std::size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at)) {
                at += kMark.size();
                std::size_t end = at;
                while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_'))
                    ++end;
                const std::string name = text.substr(at, end - at);
                ASSERT_TRUE(codes.count(name)) << path << ": " << name;
                thrown.insert(name);
                const std::size_t open = text.find_first_not_of(", \n", end);
                const bool given = text[end] == ',' && open != std::string::npos && text[open] == '{';
                // Passed on with its arguments by a function of the file: {what, {...}}.
                if (given) {
                    EXPECT_EQ(argumentsAt(text, open), placesOf(codes[name], Language::en).size())
                        << path << ": " << name;
                }
            }
        }
    for (const auto& [name, code] : codes)
        if (code != ErrorCode::none) {
            EXPECT_TRUE(thrown.count(name)) << name << " is thrown nowhere";
        }
}

TEST(ErrorWords, ArgumentsAreTakenAsTheyAre) {
    EXPECT_EQ(errorWords({ErrorCode::not_between, {"{1}", 5}}, Language::en), "not between {1} and 5");
    EXPECT_EQ(errorWords({ErrorCode::not_between, {1, 5}}, Language::zh), "不在 1 到 5 之间");
    const ErrorDetail nested(ErrorCode::expected_not, {ErrorDetail(ErrorCode::days_up_to, {3660}), "soon"});
    EXPECT_EQ(errorWords(nested, Language::en), "expected a number of days from 1 to 3660, not \"soon\"");
    EXPECT_EQ(errorLine(Error(ErrorKind::io, "a.csv", ErrorCode::no_such_file), Language::en),
              "a.csv: there is no such file");
    EXPECT_EQ(errorLine(Error(ErrorKind::busy, {}), Language::en), "busy");
}

TEST(ErrorSentence, NamesFieldsOfEveryKindAndFilesWithoutTheirFolder) {
    const auto zh = [](const std::string& subject) {
        return errorSentence(Error(ErrorKind::invalid_value, subject, {ErrorCode::not_between, {1, 5}}), Language::zh);
    };
    for (const KindRow& row : kindTable()) {
        EXPECT_THAT(zh(std::string(row.key)), HasSubstr("“" + std::string(row.one.zh) + "”"));
        for (const Field& field : row.fields)
            EXPECT_THAT(zh(std::string(field.key)), Not(HasSubstr(std::string(field.key)))) << row.key;
    }
    EXPECT_EQ(zh("satisfaction"), "“处理后满意度（1–5）”不可用（不在 1 到 5 之间）。请更正后重试。");
    EXPECT_THAT(zh("/somewhere/else/clients.meike"), HasSubstr("“clients.meike”"));
    EXPECT_THAT(zh({}), HasSubstr("有一个值"));
}

TEST(ErrorSentence, SaysThatNothingWasChangedOnlyWhereThatIsSo) {
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::internal); ++kind) {
        Error error(static_cast<ErrorKind>(kind), "/somewhere/clients.meike", ErrorCode::file_not_read);
        for (const Language language : {Language::zh, Language::en}) {
            const std::string text = errorSentence(error, language);
            EXPECT_FALSE(text.empty());
            EXPECT_THAT(text, Not(HasSubstr("{")));
            EXPECT_THAT(text, Not(HasSubstr("somewhere")));
            const bool conflict = error.kind() == ErrorKind::conflict;
            EXPECT_EQ(text.find("Nothing was") != std::string::npos || text.find("未做任何更改") != std::string::npos,
                      conflict)
                << text;
        }
        error.setNothingChanged();
        EXPECT_THAT(errorSentence(error, Language::en), HasSubstr("Nothing was changed."));
        EXPECT_THAT(errorSentence(error, Language::zh), HasSubstr("未做任何更改。"));
    }
}

TEST(ErrorSentence, WhatOnlyAStepOrALimitIsToBlameForIsNotPutDownToTheFile) {
    const Error step(ErrorKind::damaged, "/somewhere/clients.meike", ErrorCode::step_damaged);
    EXPECT_THAT(errorSentence(step, Language::en), AllOf(HasSubstr("This step"), Not(HasSubstr("Restore a backup"))));
    EXPECT_THAT(errorSentence(step, Language::zh), AllOf(HasSubstr("这一步"), Not(HasSubstr("恢复备份"))));
    const Error limit(ErrorKind::disk_full, "/somewhere/clients.meike", ErrorCode::size_limit_reached);
    EXPECT_THAT(errorSentence(limit, Language::en), AllOf(HasSubstr("largest size"), Not(HasSubstr("disk is full"))));
    EXPECT_THAT(errorSentence(limit, Language::zh), AllOf(HasSubstr("上限"), Not(HasSubstr("磁盘已满"))));
}

}  // namespace
}  // namespace meike
