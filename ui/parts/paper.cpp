// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/paper.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <cmath>

#include "base/error_code.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/tokens.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kPaperDpi = 96;
constexpr double kMarginMm = 15;
constexpr double kFooterMm = 10;
/// Room for a heading, a sentence, the head of a table and two rows.
constexpr double kHeadingAndRows = 140;

struct PaperWords {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::Paper)
};

/// Fonts whose glyphs keep their text in a PDF: that of the screen (Noto CJK) loses some.
QStringList paperFamilies() {
    QStringList found;
    for (const QString& family : {u"WenQuanYi Micro Hei"_s, u"DejaVu Sans"_s, u"Microsoft YaHei"_s})
        if (QFontDatabase::hasFamily(family)) found << family;
    return found;
}

/// Paper is white whatever theme the window has.
QString paperStyle() {
    const Colors& paper = lightColors();
    return u"h1 { font-size: 15pt; margin-bottom: 2px; }"
           "h2 { font-size: 11pt; margin-top: 14px; margin-bottom: 4px; }"
           "p { color: %1; margin-top: 0; margin-bottom: 6px; }"
           "p.short { color: %2; font-size: 10pt; margin-top: 8px; }"
           "td.written { padding-top: 9px; padding-bottom: 9px; }"
           "th { border-bottom: 1px solid %2; font-weight: 600; }"
           "td { border-bottom: 1px solid %3; }"
           "td.name { color: %1; } span.secondary { color: %1; }"
           "span.figure { font-size: 12pt; font-weight: 600; }"_s.arg(paper.secondary.name(), paper.text.name(),
                                                                      paper.border.name());
}

/// A heading stays with the first rows of its table, and the last part, often one to write on, in one piece.
void keepHeadingsWithTables(QTextDocument& document) {
    QList<QTextBlock> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() == 2) headings << block;
    const double height = document.pageSize().height();
    for (const QTextBlock& heading : headings) {
        const double top = document.documentLayout()->blockBoundingRect(heading).top();
        const bool last = heading == headings.constLast();
        const double end =
            last ? document.documentLayout()->blockBoundingRect(document.lastBlock()).bottom() : top + kHeadingAndRows;
        if (std::floor(top / height) == std::floor(end / height) || (last && end - top > height)) continue;
        QTextCursor cursor(heading);
        QTextBlockFormat format = heading.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        cursor.setBlockFormat(format);
    }
}

}  // namespace

QString paperText(const QString& plain) { return plain.toHtmlEscaped(); }

void PaperHtml::beginTable(const QStringList& heads, int numbersFrom, const QList<int>& widths) {
    m_numbersFrom = numbersFrom;
    m_widths = heads.isEmpty() ? widths : QList<int>();
    m_html += u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\">"_s;
    if (heads.isEmpty()) return;
    m_html += u"<thead><tr>"_s;
    for (int i = 0; i < heads.size(); ++i)
        m_html += u"<th align=\"%1\"%2>%3</th>"_s.arg(i >= numbersFrom ? u"right"_s : u"left"_s,
                                                      widths.isEmpty() ? QString() : u" width=\"%1%\""_s.arg(widths[i]),
                                                      paperText(heads[i]));
    m_html += u"</tr></thead>"_s;
}

void PaperHtml::row(const QStringList& cells) {
    m_html += u"<tr>"_s;
    for (int i = 0; i < cells.size(); ++i)
        m_html += u"<td align=\"%1\"%2%3>%4</td>"_s.arg(
            i >= m_numbersFrom ? u"right"_s : u"left"_s, m_cell,
            i < m_widths.size() ? u" width=\"%1%\""_s.arg(m_widths[i]) : QString(),
            // Below an empty cell the next heading would lose its margin.
            cells[i].isEmpty() ? u"&nbsp;"_s : paperText(cells[i]));
    m_html += u"</tr>"_s;
    m_widths.clear();
}

void writePaper(const QString& path, const Paper& paper, Progress& progress, const std::stop_token& stop) {
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(kPaperDpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
        writer.setTitle(paper.title);
        writer.setCreator(u"Meike"_s);
        QFont font;
        font.setFamilies(paperFamilies());
        font.setPointSizeF(9);
        QTextDocument document;
        document.documentLayout()->setPaintDevice(&writer);
        document.setDefaultFont(font);
        document.setDefaultStyleSheet(paperStyle());
        document.setDocumentMargin(0);
        const QRectF area(QPointF(0, 0), QSizeF(writer.width(), writer.height()));
        const double footer = kFooterMm / 25.4 * kPaperDpi;
        for (const QString& version : paper.versions) {
            throwIfStopped(stop);
            document.setHtml(version);
            document.setPageSize(QSizeF(area.width(), area.height() - footer));
            if (paper.mostPages == 0 || document.pageCount() <= paper.mostPages) break;
        }
        QPainter painter(&writer);
        painter.setFont(document.defaultFont());
        painter.setPen(lightColors().text);
        if (paper.mostPages != 1) keepHeadingsWithTables(document);
        const int pages = document.pageCount();
        for (int page = 0; page < pages; ++page) {
            throwIfStopped(stop);
            progress.report("pages", page, pages);
            if (page > 0) writer.newPage();
            painter.save();
            const double top = page * document.pageSize().height();
            painter.translate(0, -top);
            // As QTextDocument::drawContents(), which would take the window's colour of text: white, in the dark.
            const QRectF clip(0, top, area.width(), document.pageSize().height());
            painter.setClipRect(clip);
            QAbstractTextDocumentLayout::PaintContext paint;
            paint.clip = clip;
            paint.palette.setColor(QPalette::Text, lightColors().text);
            document.documentLayout()->draw(&painter, paint);
            painter.restore();
            const QRectF foot(0, area.height() - footer, area.width(), footer);
            if (!paper.note.isEmpty()) painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, paper.note);
            if (paper.mostPages != 1)
                painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom,
                                 PaperWords::tr("Page %1 of %2").arg(page + 1).arg(pages));
        }
        painter.end();
    }
    throwIfStopped(stop);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        throw Error(ErrorKind::io, u8(path), {ErrorCode::system_says, {u8(file.errorString())}});
}

}  // namespace meike::ui
