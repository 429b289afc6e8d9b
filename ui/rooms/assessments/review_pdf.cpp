// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/assessments/review_pdf.h"

#include <QCoreApplication>

#include "app/words/basis_words.h"
#include "ui/kit/format.h"
#include "ui/kit/text.h"
#include "ui/parts/paper.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kDaysAYear = 365;

struct Review {
    Q_DECLARE_TR_FUNCTIONS(meike::ui::Review)
};

/// Builds the page's HTML: QTextDocument breaks its tables between rows and repeats their heads.
class Sheet : private PaperHtml {
public:
    Sheet(const ReviewPack& pack, Language language) : m_pack(pack), m_language(language) {}

    QString html() {
        title();
        summary();
        tiers();
        movement();
        movers();
        atRisk();
        due();
        decisions();
        return PaperHtml::html();
    }

private:
    QString label(const ProfileLabel& of) const { return qs(of.in(m_language)); }
    QString money(MinorUnits amount) const { return moneyWhole(amount, m_pack.currency); }
    QString tier(std::int8_t rank) const {
        if (rank < 0) return u"–"_s;
        const engine::ClassName& name = m_pack.tiers[static_cast<std::size_t>(rank)].tier;
        return qs(name.symbol) + u' ' + label(name.label);
    }
    void title() {
        add(u"<h1>%1</h1>"_s.arg(paperText(
            Review::tr("Client review: %1").arg(m_pack.name.empty() ? qs(isoDate(m_pack.asOf)) : qs(m_pack.name)))));
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
        add(u"<p class=\"short\">%1</p>"_s.arg(paperText(sentencesText(sentences))));
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
        leaveRoom();
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
};

}  // namespace

void writeReviewPdf(const QString& path, const ReviewPack& pack, Language language, Progress& progress,
                    const std::stop_token& stop) {
    writePaper(path,
               {.title = Review::tr("Client review: %1").arg(qs(isoDate(pack.asOf))),
                .versions = {Sheet(pack, language).html()}},
               progress, stop);
}

}  // namespace meike::ui
