// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace meike::layering {
namespace {

/// One <message> of a .ts file: what the code says, and what it becomes (several forms for plurals).
struct Message {
    std::string source;
    std::vector<std::string> forms;
    bool finished = true;
};

std::vector<Message> messagesOf(const std::string& xml) {
    static const std::regex kForm(R"(<numerusform>([\s\S]*?)</numerusform>)");
    std::vector<Message> messages;
    for (std::size_t begin = xml.find("<message"); begin != std::string::npos;
         begin = xml.find("<message", begin + 1)) {
        const std::string block = xml.substr(begin, xml.find("</message>", begin) - begin);
        const auto inside = [&block](const std::string& open, const std::string& close) -> std::string {
            const std::size_t tag = block.find(open);
            if (tag == std::string::npos) return {};
            const std::size_t start = block.find('>', tag) + 1;
            return block.substr(start, block.find(close, start) - start);
        };
        Message message;
        message.source = inside("<source", "</source>");
        const std::string translation = inside("<translation", "</translation>");
        for (std::sregex_iterator form(translation.begin(), translation.end(), kForm), end; form != end; ++form) {
            message.forms.push_back((*form)[1].str());
        }
        if (message.forms.empty()) message.forms.push_back(translation);
        message.finished = block.find("<translation type=") == std::string::npos;
        messages.push_back(message);
    }
    return messages;
}

/// %1, %2, %n and the like; %n may be left out ("one client").
std::set<std::string> placeholders(const std::string& text) {
    static const std::regex kPlaceholder(R"(%L?\d+)");
    std::set<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), kPlaceholder), end; match != end; ++match) {
        found.insert(match->str());
    }
    return found;
}

std::vector<std::string> mistakes(const std::string& xml) {
    std::vector<std::string> found;
    for (const Message& message : messagesOf(xml)) {
        if (!message.finished) found.push_back("not finished: " + message.source);
        for (const std::string& form : message.forms) {
            if (form.empty()) found.push_back("empty: " + message.source);
            if (!form.empty() && placeholders(form) != placeholders(message.source)) {
                found.push_back("other placeholders: " + message.source + " / " + form);
            }
        }
    }
    return found;
}

class TranslationFile : public ::testing::TestWithParam<const char*> {};

TEST_P(TranslationFile, IsFinishedAndKeepsThePlaceholders) {
    const std::filesystem::path path = std::filesystem::path(MEIKE_SOURCE_DIR) / "resources/translations" / GetParam();
    std::ifstream in(path, std::ios::binary);
    ASSERT_TRUE(in) << path;
    const std::string xml{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    EXPECT_THAT(mistakes(xml), ::testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Both, TranslationFile, ::testing::Values("meike_zh_CN.ts", "meike_en.ts"));

TEST(TranslationMistakes, AreFound) {
    const auto ofMessage = [](const std::string& source, const std::string& translation) {
        return mistakes("<message>\n<source>" + source + "</source>\n" + translation + "\n</message>\n");
    };
    using ::testing::ElementsAre;
    using ::testing::HasSubstr;
    EXPECT_THAT(ofMessage("Clients", "<translation>客户</translation>"), ::testing::IsEmpty());
    EXPECT_THAT(ofMessage("Clients", "<translation type=\"unfinished\">客户</translation>"),
                ElementsAre(HasSubstr("not finished")));
    EXPECT_THAT(ofMessage("Clients", "<translation></translation>"), ElementsAre(HasSubstr("empty")));
    EXPECT_THAT(ofMessage("%1 of %2", "<translation>%2 中的 %1</translation>"), ::testing::IsEmpty());
    EXPECT_THAT(ofMessage("%1 of %2", "<translation>%1</translation>"), ElementsAre(HasSubstr("placeholders")));
    EXPECT_THAT(ofMessage("%n of %1", "<translation><numerusform>%n 个</numerusform></translation>"),
                ElementsAre(HasSubstr("placeholders")));
    EXPECT_THAT(ofMessage("%n", "<translation><numerusform>%n</numerusform><numerusform></numerusform></translation>"),
                ElementsAre(HasSubstr("empty")));
}

}  // namespace
}  // namespace meike::layering
