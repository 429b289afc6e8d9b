// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/guide_window.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/kit/labels.h"
#include "ui/kit/search_field.h"
#include "ui/kit/theme/theme.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr QSize kSize(860, 720);

/// Where the pictures are: beside an installed program, or in its source. Empty: nowhere.
QString pictureFolder() {
    const QString program = QCoreApplication::applicationDirPath();
    for (const QString& place :
         {program + u"/../share/doc/meike/images"_s, program + u"/../../docs/images"_s, program + u"/docs/images"_s})
        if (QDir(place).exists()) return QDir(place).canonicalPath();
    return {};
}

QString guideText(Language language) {
    QFile file(language == Language::zh ? u":/guide/zh.md"_s : u":/guide/en.md"_s);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString text = QString::fromUtf8(file.readAll());
    // A picture that is not there would be an empty frame.
    const QString folder = pictureFolder();
    static const QRegularExpression kPicture(u"!\\[[^\\]]*\\]\\(\\.\\./images/([^)]*)\\)\\n*"_s);
    if (folder.isEmpty()) text.remove(kPicture);
    static const QRegularExpression kOtherLanguage(u"\\n\\[[^\\]]*\\]\\((en|zh)\\.md\\)\\n"_s);
    return text.remove(kOtherLanguage);
}

/// As links write it: lower case, blanks as hyphens, without punctuation.
QString anchorOf(const QString& heading) {
    QString anchor;
    for (const QChar c : heading.toLower()) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_') anchor += c;
        if (c.isSpace()) anchor += u'-';
    }
    return anchor;
}

/// Shows pictures no wider than the page.
class GuideText : public QTextBrowser {
public:
    QVariant loadResource(int type, const QUrl& name) override {
        if (type != QTextDocument::ImageResource) return QTextBrowser::loadResource(type, name);
        const QPixmap picture(pictureFolder() + u'/' + name.fileName());
        const int room = kSize.width() - 6 * space::kTriple;
        return picture.width() > room ? picture.scaledToWidth(room, Qt::SmoothTransformation) : picture;
    }
};

}  // namespace

GuideWindow::GuideWindow(Language language, QWidget* parent)
    : QDialog(parent), m_text(new GuideText), m_search(new SearchField) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"guideWindow"_s);
    setWindowTitle(tr("User guide"));
    resize(kSize);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kPage, space::kDouble, space::kPage, space::kDouble);
    layout->setSpacing(space::kWide);
    m_search->setPlaceholderText(tr("Find in the guide"));
    m_search->setAccessibleName(m_search->placeholderText());
    layout->addWidget(m_search);
    m_text->setObjectName(u"guideText"_s);
    m_text->setAccessibleName(windowTitle());
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(space::kDouble);
    m_text->setMarkdown(guideText(language));
    layout->addWidget(m_text, 1);
    connect(m_search, &SearchField::queryChanged, this, [this](const QString& text) { find(text, false); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { find(m_search->text(), true); });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.hasFragment()) goToHeading(link.fragment(QUrl::FullyDecoded));
    });
    m_text->setFocus();
}

void GuideWindow::find(const QString& text, bool again) {
    if (text.isEmpty()) return;
    if (!again) {
        QTextCursor start = m_text->textCursor();
        start.setPosition(start.selectionStart());
        m_text->setTextCursor(start);
    }
    if (m_text->find(text)) return;
    m_text->moveCursor(QTextCursor::Start);
    m_text->find(text);
}

void GuideWindow::goToHeading(const QString& anchor) {
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || anchorOf(block.text()) != anchor.toLower()) continue;
        QTextCursor cursor(block);
        m_text->moveCursor(QTextCursor::End);
        m_text->setTextCursor(cursor);
        m_text->ensureCursorVisible();
        return;
    }
}

}  // namespace meike::ui
