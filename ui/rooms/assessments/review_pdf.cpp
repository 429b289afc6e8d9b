// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/assessments/review_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <cmath>

#include "app/words/basis_words.h"
#include "base/error_code.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/kit/theme/tokens.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kDpi = 96;
constexpr int kDaysAYear = 365;
constexpr double kMarginMm = 15;
constexpr double kFooterMm = 10;
/// Room for a heading, a sentence, the head of a table and two rows.
constexpr double kHeadingAndRows = 140;

struct Review {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::Review)
};

/// Fonts whose glyphs keep their text in a PDF: that of the screen (Noto CJK) loses some.
QStringList families() {
    QStringList found;
    for (const QString& family : {u"WenQuanYi Micro Hei"_s, u"DejaVu Sans"_s, u"Microsoft YaHei"_s})
        if (QFontDatabase::hasFamily(family)) found << family;
    return found;
}

QString text(const QString& plain) { return plain.toHtmlEscaped(); }

/// Builds the page's HTML: QTextDocument breaks its tables between rows and repeats their heads.
class Sheet {
public:
    Sheet(const ReviewPack& pack, Language language) : m_pack(pack), m_language(language) {}

    QString html() {
        m_html = u"<html><body>"_s;
        title();
        summary();
        tiers();
        movement();
        movers();
        atRisk();
        due();
        decisions();
        return m_html + u"</body></html>"_s;
    }

private:
    QString label(const ProfileLabel& of) const { return qs(of.in(m_language)); }
    QString money(MinorUnits amount) const { return moneyWhole(amount, m_pack.currency); }
    QString tier(std::int8_t rank) const {
        if (rank < 0) return u"–"_s;
        const engine::ClassName& name = m_pack.tiers[static_cast<std::size_t>(rank)].tier;
        return qs(name.symbol) + u' ' + label(name.label);
    }
    void heading(const QString& words) { m_html += u"<h2>%1</h2>"_s.arg(text(words)); }
    void paragraph(const QString& words) { m_html += u"<p>%1</p>"_s.arg(text(words)); }
    /// `widths` in per cent, for a table whose columns do not follow from what is in them.
    void beginTable(const QStringList& heads, int numbersFrom, const QList<int>& widths = {}) {
        m_numbersFrom = numbersFrom;
        m_html += u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\"><thead><tr>"_s;
        for (int i = 0; i < heads.size(); ++i)
            m_html += u"<th align=\"%1\"%2>%3</th>"_s.arg(
                i >= numbersFrom ? u"right"_s : u"left"_s,
                widths.isEmpty() ? QString() : u" width=\"%1%\""_s.arg(widths[i]), text(heads[i]));
        m_html += u"</tr></thead>"_s;
    }
    void row(const QStringList& cells) {
        m_html += u"<tr>"_s;
        for (int i = 0; i < cells.size(); ++i)
            m_html += u"<td align=\"%1\"%2>%3</td>"_s.arg(i >= m_numbersFrom ? u"right"_s : u"left"_s, m_cell,
                                                          text(cells[i]));
        m_html += u"</tr>"_s;
    }
    void endTable() { m_html += u"</table>"_s; }

    void title() {
        m_html += u"<h1>%1</h1>"_s.arg(text(
            Review::tr("Client review: %1").arg(m_pack.name.empty() ? qs(isoDate(m_pack.asOf)) : qs(m_pack.name))));
        QStringList facts{qs(m_pack.agency), Review::tr("as of %1").arg(qs(isoDate(m_pack.asOf))),
                          Review::tr("rules: %1, version %2").arg(label(m_pack.profile)).arg(m_pack.profileVersion),
                          (m_pack.windowDays % kDaysAYear == 0
                               ? Review::tr("value: %1 of the last %n years", nullptr, m_pack.windowDays / kDaysAYear)
                               : Review::tr("value: %1 of the last %n days", nullptr, m_pack.windowDays))
                              .arg(qs(classRow(m_pack.basis).label.in(m_language))),
                          qs(words::estimatedText(m_pack.estimated, m_language))};
        facts << (m_pack.signedBy.empty() ? Review::tr("not signed off")
                                          : Review::tr("signed off by %1").arg(qs(m_pack.signedBy)));
        facts.removeAll(QString());
        paragraph(facts.join(u" · "_s));
    }

    /// What one says first in the meeting.
    void summary() {
        std::int64_t clients = 0;
        MinorUnits value = 0;
        for (const ReviewPack::Tier& each : m_pack.tiers) {
            clients += each.clients;
            value += each.value;
        }
        QStringList sentences{Review::tr("With a tier: %1, worth %2.").arg(clientCount(clients), money(value))};
        if (m_pack.movement) {
            const engine::Movement& moved = m_pack.movement->movement;
            std::size_t up = 0, down = 0, added = 0, lost = 0;
            for (std::size_t r = 0; r < moved.matrix.size(); ++r) {
                for (std::size_t c = 0; c < moved.matrix.size(); ++c)
                    (c < r ? up : c > r ? down : added) += r == c ? 0 : moved.matrix[r][c];
                added += moved.added[r];
                lost += moved.lost[r];
            }
            const auto figure = [](std::size_t n) { return count(static_cast<std::int64_t>(n)); };
            sentences << Review::tr("Since %1: %2 up, %3 down, %4 with a first tier, %5 without a tier now.")
                             .arg(qs(m_pack.before), figure(up), figure(down), figure(added), figure(lost));
        }
        sentences
            << Review::tr("At risk in the two best tiers: %1.").arg(count(static_cast<std::int64_t>(m_pack.atRiskAll)));
        m_html += u"<p class=\"short\">%1</p>"_s.arg(text(sentencesText(sentences)));
    }

    void tiers() {
        heading(Review::tr("Tiers"));
        MinorUnits all = 0;
        for (const ReviewPack::Tier& each : m_pack.tiers) all += each.value;
        beginTable(
            {Review::tr("Tier"), Review::tr("Clients"), Review::tr("Before"), Review::tr("Value"), Review::tr("Share")},
            1);
        for (std::size_t i = 0; i < m_pack.tiers.size(); ++i) {
            const ReviewPack::Tier& each = m_pack.tiers[i];
            row({tier(static_cast<std::int8_t>(i)), count(each.clients), each.before ? count(*each.before) : u"–"_s,
                 money(each.value),
                 all > 0 ? percent(static_cast<double>(each.value) / static_cast<double>(all)) : u"–"_s});
        }
        endTable();
        if (m_pack.unscored > 0)
            paragraph(Review::tr("Without a tier: %1, who bought nothing yet.").arg(clientCount(m_pack.unscored)));
        if (m_pack.byHand > 0)
            paragraph(Review::tr("Tiers are those that the rules give: a tier set by hand (%1) is not counted.")
                          .arg(clientCount(m_pack.byHand)));
    }

    void movement() {
        heading(Review::tr("Movement"));
        if (!m_pack.movement) {
            paragraph(Review::tr("There is no earlier assessment of these tiers to compare with."));
            return;
        }
        paragraph(Review::tr("From %1 (%2) to %3: rows are before, columns are after.")
                      .arg(qs(m_pack.before), qs(isoDate(*m_pack.beforeDay)), qs(isoDate(m_pack.asOf))));
        const MovementTable& table = *m_pack.movement;
        QStringList heads{Review::tr("From")};
        for (const ReviewPack::Tier& each : m_pack.tiers) heads << label(each.tier.label);
        heads << Review::tr("no tier now");
        beginTable(heads, 1);
        for (std::size_t r = 0; r < m_pack.tiers.size(); ++r) {
            QStringList cells{tier(static_cast<std::int8_t>(r))};
            for (std::size_t c = 0; c < m_pack.tiers.size(); ++c) {
                const auto n = static_cast<std::int64_t>(table.movement.matrix[r][c]);
                cells << (n == 0 ? u"–"_s : count(n) + (c < r ? u" ▲"_s : c > r ? u" ▼"_s : QString()));
            }
            const auto lost = static_cast<std::int64_t>(table.movement.lost[r]);
            cells << (lost == 0 ? u"–"_s : count(lost));
            row(cells);
        }
        QStringList added{Review::tr("no tier before")};
        for (std::size_t c = 0; c < m_pack.tiers.size(); ++c) {
            const auto n = static_cast<std::int64_t>(table.movement.added[c]);
            added << (n == 0 ? u"–"_s : count(n));
        }
        added << u"–"_s;
        row(added);
        endTable();
    }

    void movers() {
        if (!m_pack.movement) return;
        heading(Review::tr("Who moved, falls first"));
        if (m_pack.movers.empty()) {
            paragraph(Review::tr("Nobody has another tier."));
            return;
        }
        beginTable({Review::tr("Client"), Review::tr("Owner"), Review::tr("From"), Review::tr("To"),
                    Review::tr("Because"), Review::tr("Value")},
                   5);
        for (const ReviewPack::Line& line : m_pack.movers)
            row({qs(line.name), qs(line.owner), tier(line.from), tier(line.tier),
                 qs(moveCauseLabel(line.cause).in(m_language)), money(line.value)});
        endTable();
        more(m_pack.moved, m_pack.movers.size());
    }

    void atRisk() {
        heading(Review::tr("At risk in the two best tiers"));
        if (m_pack.atRisk.empty()) {
            paragraph(Review::tr("None of them is at risk."));
            return;
        }
        beginTable({Review::tr("Client"), Review::tr("Owner"), Review::tr("Tier"), Review::tr("Why"),
                    Review::tr("Days silent"), Review::tr("Value, last 365 days")},
                   4);
        for (const ReviewPack::Line& line : m_pack.atRisk)
            row({qs(line.name), qs(line.owner), tier(line.tier), qs(line.reason), count(line.silent),
                 money(line.value)});
        endTable();
        more(m_pack.atRiskAll, m_pack.atRisk.size());
    }

    void due() {
        heading(Review::tr("Due for re-assessment"));
        beginTable({Review::tr("Tier"), Review::tr("Every"), Review::tr("Clients"), Review::tr("Due now"),
                    Review::tr("Next due")},
                   2);
        for (const DueTier& each : m_pack.due)
            row({qs(each.tier.symbol) + u' ' + label(each.tier.label), Review::tr("%n months", nullptr, each.months),
                 count(each.clients), count(static_cast<std::int64_t>(each.due.size())),
                 each.next ? qs(isoDate(*each.next)) : u"–"_s});
        endTable();
    }

    /// Room to write: what is decided for whom, by whom, until when.
    void decisions() {
        heading(Review::tr("Decisions"));
        beginTable({Review::tr("Client or subject"), Review::tr("Decision"), Review::tr("Who"), Review::tr("Until")}, 9,
                   {26, 44, 15, 15});
        m_cell = u" class=\"written\""_s;
        std::size_t lines = 0;
        for (const ReviewPack::Line& line : m_pack.atRisk) {
            if (lines++ == 6) break;
            row({qs(line.name), u" "_s, qs(line.owner), u" "_s});
        }
        for (; lines < 8; ++lines) row({u" "_s, u" "_s, u" "_s, u" "_s});
        endTable();
    }

    void more(std::size_t all, std::size_t shown) {
        if (all > shown) paragraph(Review::tr("and %1 more").arg(clientCount(static_cast<std::int64_t>(all - shown))));
    }

    const ReviewPack& m_pack;
    Language m_language;
    QString m_html;
    QString m_cell;  ///< attributes of the cells
    int m_numbersFrom = 0;
};

/// A heading stays with the first rows of its table, and the page to write on in one piece.
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

void fillReviewDocument(QTextDocument& document, const ReviewPack& pack, Language language) {
    QFont font;
    font.setFamilies(families());
    font.setPointSizeF(9);
    document.setDefaultFont(font);
    // Paper is white whatever theme the window has.
    const Colors& paper = lightColors();
    document.setDefaultStyleSheet(
        u"h1 { font-size: 15pt; margin-bottom: 2px; } h2 { font-size: 11pt; margin-top: 14px; margin-bottom: 4px; }"
        "p { color: %1; margin-top: 0; margin-bottom: 6px; } p.short { color: %2; font-size: 10pt; "
        "margin-top: 8px; } td.written { padding-top: 9px; padding-bottom: 9px; } th { border-bottom: 1px solid %2; "
        "font-weight: 600; }"
        "td { border-bottom: 1px solid %3; }"_s.arg(paper.secondary.name(), paper.text.name(), paper.border.name()));
    document.setHtml(Sheet(pack, language).html());
}

}  // namespace

void writeReviewPdf(const QString& path, const ReviewPack& pack, Language language, Progress& progress,
                    const std::stop_token& stop) {
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(kDpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
        writer.setTitle(Review::tr("Client review: %1").arg(qs(isoDate(pack.asOf))));
        writer.setCreator(u"Meike"_s);
        QTextDocument document;
        document.documentLayout()->setPaintDevice(&writer);
        fillReviewDocument(document, pack, language);
        const QRectF area(QPointF(0, 0), QSizeF(writer.width(), writer.height()));
        const double footer = kFooterMm / 25.4 * kDpi;
        document.setDocumentMargin(0);
        document.setPageSize(QSizeF(area.width(), area.height() - footer));
        QPainter painter(&writer);
        painter.setFont(document.defaultFont());
        painter.setPen(lightColors().text);
        keepHeadingsWithTables(document);
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
            painter.drawText(QRectF(0, area.height() - footer, area.width(), footer), Qt::AlignRight | Qt::AlignBottom,
                             Review::tr("Page %1 of %2").arg(page + 1).arg(pages));
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
