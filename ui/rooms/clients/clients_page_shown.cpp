// SPDX-License-Identifier: GPL-3.0-or-later
// What the clients page says about its list: title, sums, order, and what is there when nothing is.
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <cstdint>

#include "app/score_book.h"
#include "app/words/basis_words.h"
#include "domain/classification.h"
#include "domain/field.h"
#include "storage/client_query.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/search_field.h"
#include "ui/kit/text.h"
#include "ui/parts/client_list_model.h"
#include "ui/rooms/clients/client_actions.h"
#include "ui/rooms/clients/client_panel.h"
#include "ui/rooms/clients/client_table.h"
#include "ui/rooms/clients/clients_page.h"
#include "ui/rules/condition_text.h"

namespace meike::ui {

namespace {
using namespace Qt::StringLiterals;
}

void ClientsPage::showTitle() {
    title()->setText(m_name.isEmpty() ? (m_list.rule == m_list.viewRule ? m_view.title : tr("Clients")) : m_name);
    QString text;
    if (m_totals && m_context.session()) {
        text = clientCount(m_totals->count);
        // Who was counted in a saved assessment may be deleted by now.
        const bool whole = m_list.among && m_list.rule == Rule{} && m_search->text().isEmpty();
        if (whole && m_totals->count < static_cast<std::int64_t>(m_list.among->size()))
            text += u" · "_s + tr("%n deleted since", nullptr,
                                  static_cast<int>(static_cast<std::int64_t>(m_list.among->size()) - m_totals->count));
        if (const auto scores = m_context.scores(); scores && m_totals->monetary != 0) {
            const QString basis = m_context.text(classRow(scores->assessment.base.basis).label);
            const int days = scores->profile.windowDays;
            const QString window =
                days % 365 == 0 ? tr("in %n year(s)", nullptr, days / 365) : tr("in %n day(s)", nullptr, days);
            text += u" · "_s + tr("%1 %2: %3").arg(basis, window, moneyShort(m_totals->monetary, m_context.currency()));
            QStringList tip{moneyFull(m_totals->monetary, m_context.currency()),
                            qs(words::estimatedText(scores->assessment.base.estimated, m_context.language()))};
            tip.removeAll(QString());
            subtitle()->setToolTip(tip.join(u'\n'));
        }
    }
    subtitle()->setText(text);
}

void ClientsPage::showSorts() {
    static constexpr char16_t kBadges[] = {u'①', u'②', u'③', u'④', u'⑤', u'⑥'};
    QStringList parts;
    for (std::size_t i = 0; i < m_list.sorts.size(); ++i) {
        const Field* field = findField(Kind::client, m_list.sorts[i].field);
        if (!field) continue;
        QString part = m_context.text(field->label) + (m_list.sorts[i].descending ? u" ↓"_s : u" ↑"_s);
        if (m_list.sorts.size() > 1 && i < std::size(kBadges)) part += u' ' + QString(QChar(kBadges[i]));
        parts << part;
    }
    QStringList order;
    if (const Field* by = findField(Kind::client, m_list.grouping.field))
        order << tr("in groups by %1").arg(m_context.text(by->label));
    if (!parts.isEmpty()) order << tr("by %1").arg(parts.join(u"  "_s));
    m_sortText->setText(clauseText(order));
    m_model->setSorts(m_list.sorts);
}

void ClientsPage::showEmptyState() {
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_table);
    m_panel->setVisible(!empty);
    if (!empty) return;
    m_empty->clearActions();
    const QString search = m_search->text().trimmed();
    QStringList filters;
    if (m_list.among) filters << amongText();
    if (!search.isEmpty()) filters << tr("search “%1”").arg(search);
    const QString rule = ruleText(m_list.rule, m_context.language(), m_context.currency());
    if (!rule.isEmpty()) filters << rule;
    if (!filters.isEmpty()) {
        m_empty->setContent(u"filter"_s, tr("No client fits"),
                            tr("Shown are clients with: %1").arg(clauseText(filters)));
        m_empty
            ->addAction(
                tr("Clear"), [this] { clearFilters(); }, true)
            ->setObjectName(u"clearFiltersButton"_s);
    } else if (m_list.shelf == ClientQuery::Shelf::archived) {
        m_empty->setContent(u"archive"_s, tr("Nothing is archived"),
                            tr("Archived clients keep everything and stay out of the way."));
        m_empty->addAction(tr("Show all clients"), [this] { showView(u"all"_s); });
    } else {
        m_empty->setContent(u"building-2"_s, tr("No clients yet"),
                            tr("Import your list, or add the first one by hand."));
        m_empty->addAction(
            tr("Import..."), [this] { m_context.runAction(u"file.import"_s); }, true);
        m_empty->addAction(tr("New client..."), [this] { m_actions->newClient(); });
    }
}

void ClientsPage::showWhatMayBeDone() {
    m_newButton->setEnabled(!m_context.inThePast());
    m_newButton->setToolTip(m_context.whyNotEdit());
}

}  // namespace meike::ui
