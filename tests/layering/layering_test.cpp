// SPDX-License-Identifier: GPL-3.0-or-later
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

#include "tests/layering/source_rules.h"

namespace meike::layering {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kSpdx = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

std::string readFile(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Every .h, .cpp and .ui below the repository's src/, ui/ and tests/.
std::vector<fs::path> sourceFiles() {
    const fs::path root(MEIKE_SOURCE_DIR);
    std::vector<fs::path> files;
    for (const char* folder : {"src", "ui", "tests"}) {
        if (!fs::exists(root / folder)) continue;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string extension = entry.path().extension().string();
            if (entry.is_regular_file() && (extension == ".h" || extension == ".cpp" || extension == ".ui")) {
                files.push_back(entry.path());
            }
        }
    }
    return files;
}

TEST(Layering, EveryFileOfTheRepositoryKeepsTheRules) {
    const fs::path root(MEIKE_SOURCE_DIR);
    const std::vector<fs::path> files = sourceFiles();
    ASSERT_GT(files.size(), 10U) << "no sources below " << root;
    for (const fs::path& file : files) {
        const std::string path = fs::relative(file, root).generic_string();
        for (const std::string& violation : violations(path, readFile(file))) {
            ADD_FAILURE() << path << ", " << violation;
        }
    }
}

/// A file that somebody has chosen may be a pipe or a device: it is opened by platform::openWithoutWaiting, behind a
/// look at what it is. What is opened otherwise is ours, or was looked at before.
TEST(Layering, FilesOfOthersAreOpenedWithoutWaiting) {
    const std::map<std::string, std::string> known = {{"src/app/whole_file.cpp", "writes"},
                                                      {"src/base/platform_posix.cpp", "our lock file"},
                                                      {"src/exchange/csv_writer.cpp", "writes"},
                                                      {"src/exchange/replaced_file.cpp", "writes"},
                                                      {"src/storage/database.cpp", "behind refuseUnlessFile"},
                                                      {"src/storage/sealed_file.cpp", "writes"},
                                                      {"ui/context/fault_log.cpp", "our log"},
                                                      {"ui/kit/theme/icons.cpp", "a resource"},
                                                      {"ui/rooms/import/import_file_page.cpp", "writes"},
                                                      {"ui/shell/guide_window.cpp", "a resource"}};
    const fs::path root(MEIKE_SOURCE_DIR);
    const std::regex opens(R"(\bifstream\b|\bfopen\s*\(|\bQFile\s+\w|\bQFile\()");
    for (const fs::path& file : sourceFiles()) {
        const std::string path = fs::relative(file, root).generic_string();
        if (path.starts_with("tests/") || known.contains(path)) continue;
        for (const SourceText::Line& line : takeApart(readFile(file)).lines)
            EXPECT_FALSE(std::regex_search(line.code, opens)) << path << ", line " << line.number;
    }
}

/// The headers of ours that a source file comes to, through whatever includes.
std::size_t headersOf(const std::string& path, const std::map<std::string, std::vector<std::string>>& includes) {
    std::set<std::string> seen;
    std::vector<std::string> open = {path};
    while (!open.empty()) {
        const auto at = includes.find(open.back());
        open.pop_back();
        if (at == includes.end()) continue;
        for (const std::string& header : at->second)
            if (seen.insert(header).second) open.push_back(header);
    }
    return seen.size();
}

/// An edit low in the house must not build the whole window anew: no source of it sees more than a third of the 266
/// headers that there were when this was set.
TEST(Layering, NoSourceOfTheWindowComesToMoreThan88Headers) {
    const fs::path root(MEIKE_SOURCE_DIR);
    std::map<std::string, std::vector<std::string>> includes;
    const std::regex line(R"re((?:^|\n)#include "([^"]+)")re");
    for (const fs::path& file : sourceFiles()) {
        const std::string text = readFile(file);
        std::vector<std::string>& headers = includes[fs::relative(file, root).generic_string()];
        for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at)
            for (const std::string& path : {(*at)[1].str(), "src/" + (*at)[1].str()})
                if (fs::exists(root / path)) headers.push_back(path);
    }
    std::size_t sources = 0;
    for (const auto& [path, headers] : includes) {
        if (!path.starts_with("ui/") || !path.ends_with(".cpp")) continue;
        ++sources;
        EXPECT_LE(headersOf(path, includes), 88U) << path;
    }
    EXPECT_GT(sources, 100U);
}

/// One row per rule: a line that breaks it, where, and what is said; and beside it a line that keeps it.
struct Sample {
    const char* path;
    const char* broken;
    const char* says;
    const char* kept;
};

void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.path << ": " << sample.broken; }

class Rules : public ::testing::TestWithParam<Sample> {};

TEST_P(Rules, SayWhatIsBrokenAndLetPassWhatIsKept) {
    const Sample& sample = GetParam();
    EXPECT_THAT(violations(sample.path, kSpdx + sample.broken + "\n"), ElementsAre(HasSubstr(sample.says)));
    EXPECT_THAT(violations(sample.path, kSpdx + sample.kept + "\n"), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    EachRule, Rules,
    ::testing::Values(
        Sample{"src/base/x.cpp", "#include \"domain/record.h\"", "base may not include", "#include \"base/date.h\""},
        Sample{"src/domain/x.cpp", "#include \"engine/rfm.h\"", "domain may not include", "#include \"base/date.h\""},
        Sample{"src/engine/x.cpp", "#include \"storage/database.h\"", "engine may not include",
               "#include \"domain/record.h\""},
        Sample{"src/storage/x.cpp", "#include \"exchange/csv.h\"", "storage may not include",
               "#include \"engine/rfm.h\""},
        Sample{"src/exchange/x.cpp", "#include \"storage/database.h\"", "exchange may not include",
               "#include \"generated/version.h\""},
        Sample{"src/app/x.cpp", "#include \"cli/table.h\"", "app may not include", "#include \"storage/database.h\""},
        Sample{"src/app/x.cpp", "#include \"ui/kit/theme/tokens.h\"", "app may not include",
               "#include \"exchange/csv.h\""},
        Sample{"ui/kit/x.cpp", "#include \"cli/table.h\"", "ui may not include", "#include \"app/workspace.h\""},
        Sample{"ui/x/x.cpp", "#include \"ui/kit/text.h\"", "no floor", "#include \"app/session.h\""},
        Sample{"ui/kit/x.cpp", "#include \"ui/context/page.h\"", "only go down", "#include \"ui/kit/theme/icons.h\""},
        Sample{"ui/context/x.cpp", "#include \"ui/rooms/bin/x.h\"", "only go down", "#include \"ui/kit/x.h\""},
        Sample{"ui/rules/x.cpp", "#include \"ui/parts/x.h\"", "only go down", "#include \"ui/forms/x.h\""},
        Sample{"ui/rooms/bin/x.cpp", "#include \"ui/rooms/model/x.h\"", "no room sees",
               "#include \"ui/rooms/bin/y.h\""},
        Sample{"ui/rooms/bin/x.cpp", "#include \"ui/shell/x.h\"", "only go down", "#include \"ui/parts/x.h\""},
        Sample{"ui/shell/x.cpp", "#include \"ui/hall/x.h\"", "only go down", "#include \"ui/rooms/bin/x.h\""},
        Sample{"src/helpers/x.cpp", "#include \"base/date.h\"", "no layer of the architecture", "int x;"},
        Sample{"src/app/x.cpp", "#include \"../storage/database.h\"", "not with ..", "#include <vector>"},
        Sample{"src/app/x.cpp", "#include \"workspace.h\"", "no layer prefix", "// #include \"workspace.h\""},
        Sample{"ui/kit/x.cpp", "#include \"page.h\"", "no layer prefix", "#include \"ui_page.h\""},
        Sample{"src/app/x.cpp", "#include <QString>", "does not know Qt", "#include <string>"},
        Sample{"src/app/x.cpp", "#include <QtCore/QString>", "does not know Qt", "#include <queue>"},
        Sample{"src/cli/x.cpp", "#  include <qstring.h>", "does not know Qt", "#include <CLI/CLI.hpp>"},
        Sample{"src/app/x.cpp", "#include <CLI/CLI.hpp>", "only src/cli", "#include <map>"},
        Sample{"src/app/x.cpp", "#include <sqlite3.h>", "only src/storage knows SQLite", "#include <span>"},
        Sample{"ui/kit/x.cpp", "#include <SQLiteCpp/SQLiteCpp.h>", "only src/storage knows SQLite",
               "#include <QLabel>"},
        Sample{"ui/kit/x.cpp", "#include <QSqlQuery>", "no QtSql", "#include <QSpinBox>"},
        Sample{"src/domain/x.cpp", "#include <unicode/unistr.h>", "behind base/unicode.h",
               "#include \"base/unicode.h\""},
        Sample{"src/storage/x.cpp", "#include <sys/stat.h>", "base/platform.h", "#include <sqlite3.h>"},
        Sample{"src/app/x.cpp", "say(workspace.path().string());", "base/path_text.h", "say(pathText(path));"},
        Sample{"ui/kit/x.cpp", "open(m_path.string());", "base/path_text.h", "text(reply.string());"},
        Sample{"src/app/x.cpp", "#ifdef _WIN32", "only base/platform asks", "#ifdef NDEBUG"},
        Sample{"src/app/words/x.cpp", "#include \"app/session.h\"", "words are made", "#include \"app/words/line.h\""},
        Sample{"src/app/words/x.cpp", "#include \"storage/database.h\"", "words are made",
               "#include \"engine/reasons.h\""},
        Sample{"src/engine/x.cpp", "return both(\"没有订单\", \"no orders\");", "src/app/words alone",
               "ClassRow{\"none\", {\"没有订单\", \"no orders\"}},"},
        Sample{"src/engine/x.cpp", "text += zh ? \"客户\" : \"client\";", "src/app/words alone", "// 客户"},
        Sample{"src/engine/x.cpp", "Label{\"没有订单。先录入订单\", \"No orders.\"}", "src/app/words alone",
               "Label{\"订单\", \"Orders\"}"},
        Sample{"src/domain/x.cpp", "text = \"没有\" + name;", "src/app/words alone", "\"订单号|合同号\""},
        Sample{"src/app/x.cpp", "run(\"SELECT id FROM client\");", "SQL lives", "// SELECT id FROM client"},
        Sample{"src/app/x.cpp", "run(R\"sql(\nDELETE FROM tag)sql\");", "SQL lives", "say(\"Delete from the list\");"},
        Sample{"ui/kit/x.cpp", "run(\"update client set name = ?\");", "SQL lives",
               "tr(\"Select clients from the list\");"},
        Sample{"ui/kit/x.cpp", "run(\"PRAGMA query_only\");", "SQL lives", "tr(\"Update 3 clients\");"},
        Sample{"src/app/x.cpp", "edit.insert(record);", "through app/records", "writer.add(record);"},
        Sample{"src/cli/x.cpp", "edit.set(Kind::tag, id, \"name\", name);", "through app/records",
               "edit.setCommand(c);"},
        Sample{"ui/kit/x.cpp", "m_edit.removeTag(client, tag);", "through app/records", "m_edit->insert(text);"},
        Sample{"src/app/x.cpp", "writer.edit().remove(kind, id);", "through app/records",
               "removeRecord(edit, kind, id);"},
        Sample{"ui/kit/x.cpp", "label(\"color: #0072B2\");", "colours", "tr(\"Client #12\");"},
        Sample{"ui/kit/x.cpp", "QColor(\"#fff\");", "colours", "text(\"&#160;\");"},
        Sample{"ui/kit/x.cpp", "QColor(12, 13, 14);", "colours", "QColor(tokens.accent);"},
        Sample{"ui/kit/x.cpp", "QColor c(0x123456);", "colours", "QColor c(tokens.accent);"},
        Sample{"ui/kit/x.cpp", "p.setPen(Qt::darkGray);", "colours", "p.setPen(Qt::NoPen);"},
        Sample{"ui/kit/x.cpp", "style(\"color: rgb(1,2,3)\");", "colours", "#include \"ui/kit/theme/tokens.h\""},
        Sample{"ui/kit/x.cpp", "text.toStdString();", "ui/kit/text.h", "toUtf8Text(text);"},
        Sample{"ui/kit/x.cpp", "QApplication::processEvents();", "nested event loops", "update();"},
        Sample{"ui/kit/x.cpp", "QString tr(const char* t) { return QCoreApplication::translate(\"Page\", t); }",
               "free tr()", "QString tr(const char* t) { return QCoreApplication::translate(\"meike::ui\", t); }"}));

TEST(Layering, PlacesThatAreNamedInARuleAreFree) {
    EXPECT_THAT(violations("ui/kit/theme/tokens.cpp", kSpdx + "const QColor kAccent(\"#0072B2\");\n"), IsEmpty());
    EXPECT_THAT(violations("ui/kit/text.h", kSpdx + "#pragma once\nQString::fromStdString(text);\n"), IsEmpty());
    EXPECT_THAT(violations("src/app/records/x.cpp", kSpdx + "edit.insert(record);\n"), IsEmpty());
    EXPECT_THAT(violations("src/storage/x.cpp", kSpdx + "run(\"SELECT id FROM client\");\n"), IsEmpty());
    EXPECT_THAT(violations("src/base/platform_posix.cpp", kSpdx + "#include <unistd.h>\n"), IsEmpty());
    EXPECT_THAT(violations("src/base/unicode.cpp", kSpdx + "#include <unicode/unistr.h>\n"), IsEmpty());
}

TEST(Layering, FilesSayTheirLicenceAndHeadersAreReadOnce) {
    EXPECT_THAT(violations("tests/x.cpp", "int x;\n"), ElementsAre(HasSubstr("SPDX")));
    EXPECT_THAT(violations("tests/x.h", kSpdx + "int x;\n"), ElementsAre(HasSubstr("pragma once")));
}

TEST(Layering, MarksOfUnfinishedWorkAreFound) {
    const std::string mark = std::string("TO") + "DO";
    EXPECT_THAT(violations("tests/x.cpp", kSpdx + "int x;  // " + mark + ": more\n"),
                ElementsAre(HasSubstr("unfinished")));
    EXPECT_THAT(violations("tests/x.cpp", kSpdx + "/* a\n" + mark + " */\n"), ElementsAre(HasSubstr("line 3")));
}

TEST(Layering, FormsOfQtDesignerSetNoColour) {
    EXPECT_THAT(violations("ui/kit/x.ui", "<string>color: #123456</string>"), ElementsAre(HasSubstr("colours")));
    EXPECT_THAT(violations("ui/kit/x.ui", "<string>Name</string>"), IsEmpty());
}

TEST(TakeApart, TellsCodeStringsAndCommentsFromEachOther) {
    const SourceText text = takeApart("f(\"a//b\", 'c', 1'000); // d \"e\"\n/* g\n h */ i(R\"x(\"j\")x\");\n");
    ASSERT_EQ(text.lines.size(), 3U);
    EXPECT_EQ(text.lines[0].code, "f(\"\", '', 1'000); ");
    EXPECT_THAT(text.lines[0].strings, HasSubstr("a//b"));
    EXPECT_EQ(text.lines[0].comment, " d \"e\"");
    EXPECT_EQ(text.lines[1].comment, " g");
    EXPECT_EQ(text.lines[2].code, " i(R\"\");");
    EXPECT_EQ(text.lines[2].strings, "\"j\"");
}

}  // namespace
}  // namespace meike::layering
