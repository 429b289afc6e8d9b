// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/guide_window.h"

#include <gtest/gtest.h>

#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QUrl>

#include "ui/kit/search_field.h"

namespace meike::ui::test {
namespace {

using namespace Qt::StringLiterals;

class GuideTest : public ::testing::TestWithParam<Language> {};

TEST_P(GuideTest, IsPartOfTheProgramAndItsLinksLeadSomewhere) {
    GuideWindow window(GetParam());
    window.show();
    auto* text = window.findChild<QTextBrowser*>(u"guideText"_s);
    ASSERT_TRUE(text);
    EXPECT_GT(text->toPlainText().size(), 10'000);
    int links = 0;
    for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QString link = part.fragment().charFormat().anchorHref();
            if (!link.startsWith(u'#')) continue;
            ++links;
            text->moveCursor(QTextCursor::Start);
            const int before = text->textCursor().position();
            emit text->anchorClicked(QUrl(link));
            EXPECT_NE(text->textCursor().position(), before) << link.toStdString();
        }
    EXPECT_GT(links, 3);
}

TEST_P(GuideTest, WordsAreFound) {
    GuideWindow window(GetParam());
    window.show();
    auto* text = window.findChild<QTextBrowser*>(u"guideText"_s);
    auto* search = window.findChild<SearchField*>();
    const QString word = GetParam() == Language::zh ? u"等级"_s : u"tier"_s;
    search->insert(word);
    EXPECT_TRUE(QTest::qWaitFor([&] { return text->textCursor().hasSelection(); }, 2'000));
    const int first = text->textCursor().position();
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_NE(text->textCursor().position(), first) << "and the next one";
}

INSTANTIATE_TEST_SUITE_P(Both, GuideTest, ::testing::Values(Language::zh, Language::en));

}  // namespace
}  // namespace meike::ui::test
