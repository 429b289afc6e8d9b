// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <stop_token>

#include "base/progress.h"

namespace meike::ui {

/// A document for people, on A4 pages: what stands on it as HTML, in the styles of paperStyle().
struct Paper {
    QString title;
    /// From the fullest to the shortest: the first that fits `mostPages` is written, else the last.
    QStringList versions;
    int mostPages = 0;  ///< 0: as many as it takes
    QString note{};     ///< at the foot of each page, left of its number
};

/// Plain text as it stands in the HTML of a paper.
QString paperText(const QString& plain);

/// What stands on a paper is put together here: headings, sentences, tables.
class PaperHtml {
public:
    void heading(const QString& words) { m_html += QStringLiteral("<h2>%1</h2>").arg(paperText(words)); }
    void paragraph(const QString& words) { m_html += QStringLiteral("<p>%1</p>").arg(paperText(words)); }
    /// HTML as it stands.
    void add(const QString& html) { m_html += html; }
    /// Columns from `numbersFrom` on are aligned right. `widths` in per cent, for a table whose columns do not follow
    /// from what is in them. Without heads it has none.
    void beginTable(const QStringList& heads, int numbersFrom, const QList<int>& widths = {});
    /// The rows that follow have room to write in.
    void leaveRoom() { m_cell = QStringLiteral(" class=\"written\""); }
    void row(const QStringList& cells);
    void endTable() { m_html += QStringLiteral("</table>"); }
    QString html() const { return QStringLiteral("<html><body>%1</body></html>").arg(m_html); }

private:
    QString m_html;
    QString m_cell;  ///< attributes of the cells
    QList<int> m_widths;
    int m_numbersFrom = 0;
};

/// Writes it with page numbers, in the window's language: tables that break between rows, headings that stay with
/// theirs, in fonts whose text can be found and copied in the PDF, black on white whatever theme the window has. For a
/// worker thread: it takes a tenth of a second and touches no widget. Throws Error{io} when the file cannot be written,
/// Error{cancelled}; an existing file is replaced only when the new one is whole.
void writePaper(const QString& path, const Paper& paper, Progress& progress, const std::stop_token& stop = {});

}  // namespace meike::ui
