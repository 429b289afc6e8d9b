// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rooms/model/blocked_note.h"

#include <QEvent>
#include <algorithm>

#include "app/score_book.h"
#include "storage/records.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
const QString kMore = u"more"_s;
}  // namespace

BlockedNote::BlockedNote(AppContext& context, QWidget* parent)
    : Card({}, {}, parent), m_context(context), m_text(makeLabel({}, TextStyle::body)), m_rates(new QPushButton) {
    setObjectName(u"blockedNote"_s);
    m_text->setObjectName(u"blockedText"_s);
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_text->setFocusPolicy(Qt::StrongFocus);
    m_rates->setObjectName(u"blockedRates"_s);
    addHeaderWidget(m_rates);
    body()->addWidget(m_text);
    connect(m_text, &QLabel::linkActivated, this, [this](const QString& link) {
        if (link != kMore) {
            m_context.openClient(link.toLongLong());
            return;
        }
        // Who has ordered and has no value though the others have one.
        m_context.openClients(Rule::all({Rule::condition("orders", ">=", {"1"}), Rule::condition("clv_low", "empty")}),
                              accessibleName());
    });
    connect(m_rates, &QPushButton::clicked, this, &BlockedNote::ratesRequested);
    hide();
}

void BlockedNote::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() != QEvent::PaletteChange) return;
    // Links keep the colour they were laid out in.
    const QString text = m_text->text();
    m_text->clear();
    m_text->setText(text);
}

void BlockedNote::show(const Scores& scores) {
    const auto total = static_cast<std::int64_t>(scores.blocked.size());
    setVisible(total > 0);
    if (total == 0) return;
    QStringList links;
    QStringList codes;
    for (const BlockedClient& client : scores.blocked) {
        QStringList own;
        for (const std::string& code : client.currencies) own << qs(code);
        codes << own;
        if (links.size() >= static_cast<qsizetype>(kBlockedNames)) continue;
        const auto record = readRecord(m_context.reader(), Kind::client, client.client);
        if (!record) continue;
        links << u"<a href=\"%1\">%2</a>&nbsp;(%3)"_s.arg(static_cast<qint64>(client.client))
                     .arg(qs(record->text("name")).toHtmlEscaped(), listText(own).toHtmlEscaped());
    }
    codes.removeDuplicates();
    codes.sort();
    const std::int64_t more = total - links.size();
    if (more > 0) {
        const QString text = tr("and %1 more").arg(count(more));
        // Without a forecast nobody has a value, and there is no list of those who lack one.
        const bool listed = scores.assessment.forecast.base.sufficiency.step >= 2;
        links << (listed ? u"<a href=\"%1\">%2</a>"_s.arg(kMore, text) : text);
    }
    setTitle(tr("Left out of the CLV: no rate for %1").arg(listText(codes)));
    m_text->setText(
        sentencesText({tr("%1 have documents in a currency without a rate, so what they are worth is not known:")
                           .arg(clientCount(total)),
                       listText(links)}));
    m_text->setAccessibleName(accessibleName());
    m_rates->setText(tr("Enter rates..."));
    m_rates->setEnabled(!m_context.inThePast());
}

}  // namespace meike::ui
