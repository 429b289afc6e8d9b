// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/popup_picker.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/painting.h"
#include "ui/kit/theme/icons.h"

namespace meike::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int kPickerWidth = 300;
constexpr int kMaximumRows = 9;
constexpr int kEdge = 8;
/// The key of the row that offers to create what was typed.
const QString kCreateKey =
    u"\x01"
    u"create"_s;

void paintPopupFrame(QWidget* widget) {
    QPainter painter(widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colors().surface);
    painter.setPen(QPen(colors().border, 1));
    painter.drawRoundedRect(QRectF(widget->rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void addShadow(QWidget* popup) {
    auto* shadow = new QGraphicsDropShadowEffect(popup);
    shadow->setBlurRadius(24);
    shadow->setOffset(0, 4);
    shadow->setColor(colors().popupShadow);
    popup->setGraphicsEffect(shadow);
}

int defaultMatch(const PickItem& item, const QString& query) {
    if (item.text.compare(query, Qt::CaseInsensitive) == 0) return 4;
    if (item.text.startsWith(query, Qt::CaseInsensitive)) return 3;
    return item.text.contains(query, Qt::CaseInsensitive) ? 2 : 0;
}

bool isTab(int key) { return key == Qt::Key_Tab || key == Qt::Key_Backtab; }

bool isListKey(int key) {
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

}  // namespace

class PickModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void setItems(const QList<PickItem>& items) {
        beginResetModel();
        m_items = items;
        endResetModel();
    }
    const PickItem* item(const QModelIndex& index) const { return index.isValid() ? &m_items[index.row()] : nullptr; }
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_items.size()); }
    QVariant data(const QModelIndex& index, int role) const override {
        const PickItem* found = item(index);
        if (!found) return {};
        switch (role) {
            case Qt::DisplayRole:
                return found->text;
            case Qt::AccessibleTextRole:
                return found->detail.isEmpty() ? found->text : clauseText({found->text, found->detail});
            case Qt::AccessibleDescriptionRole:
                return found->checked ? PickList::tr("chosen") : QString();
            default:
                return {};
        }
    }

private:
    QList<PickItem> m_items;
};

namespace {

class PickDelegate : public QStyledItemDelegate {
public:
    PickDelegate(PickModel* model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, kRowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const PickItem* item = m_model->item(index);
        if (!item) return;
        const Colors& c = colors();
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setFont(option.font);
        if (option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.state.testFlag(QStyle::State_Selected) ? c.selection : c.hover);
            painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 4, 4);
        }
        QRect rest = option.rect.adjusted(12, 0, -12, 0);
        const auto leadingIcon = [&](const QString& name, const QColor& color) {
            painter->drawPixmap(QPoint(rest.left(), rest.center().y() - 7), iconPixmap(name, 16, color, ratio));
            rest.setLeft(rest.left() + 24);
        };
        if (item->checked)
            leadingIcon(u"check"_s, c.accent);
        else if (!item->iconName.isEmpty())
            leadingIcon(item->iconName, c.secondary);
        const QFontMetrics metrics = painter->fontMetrics();
        if (!item->detail.isEmpty()) {
            // The text comes first: its detail gets what is left, at most half.
            const int wanted = metrics.horizontalAdvance(item->detail) + 2;
            const int textWidth = metrics.horizontalAdvance(item->text) + 24;
            const int width = std::min(wanted, std::max(rest.width() / 3, rest.width() - textWidth));
            painter->setPen(c.secondary);
            painter->drawText(QRect(rest.right() - width + 1, rest.top(), width, rest.height()),
                              Qt::AlignVCenter | Qt::AlignRight,
                              metrics.elidedText(item->detail, Qt::ElideRight, width));
            rest.setRight(rest.right() - width - 12);
        }
        if (item->pill >= 0) {
            const QSize size = pillSize(metrics, item->text);
            const QRect pill(rest.left(), rest.center().y() - size.height() / 2 + 1,
                             std::min(size.width(), rest.width()), size.height());
            drawPill(*painter, pill, metrics.elidedText(item->text, Qt::ElideRight, pill.width() - 12),
                     c.pill(item->pill));
        } else {
            painter->setPen(item->key.toString() == kCreateKey ? c.accent : c.text);
            painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                              metrics.elidedText(item->text, Qt::ElideRight, rest.width()));
        }
        painter->restore();
    }

private:
    PickModel* m_model;
};

}  // namespace

PickList::PickList(QWidget* parent) : QListView(parent), m_model(new PickModel(this)) {
    setModel(m_model);
    setItemDelegate(new PickDelegate(m_model, this));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (const PickItem* found = m_model->item(index)) emit picked(PickItem(*found));
    });
}

void PickList::setItems(const QList<PickItem>& items) {
    m_model->setItems(items);
    if (!items.isEmpty()) setCurrentIndex(m_model->index(0, 0));
}

const PickItem* PickList::currentItem() const { return m_model->item(currentIndex()); }
int PickList::itemCount() const { return m_model->rowCount(); }
const PickItem& PickList::itemAt(int row) const { return *m_model->item(m_model->index(row)); }

bool PickList::moveByKey(int key) {
    if (!isListKey(key)) return false;
    const int rows = m_model->rowCount();
    if (rows == 0) return true;
    const int page = std::max(1, viewport()->height() / kRowHeight - 1);
    int row = currentIndex().row();
    switch (key) {
        case Qt::Key_Up:
            row = row <= 0 ? rows - 1 : row - 1;
            break;
        case Qt::Key_Down:
            row = row >= rows - 1 ? 0 : row + 1;
            break;
        case Qt::Key_PageUp:
            row = std::max(0, row - page);
            break;
        default:
            row = std::min(rows - 1, row + page);
            break;
    }
    setCurrentIndex(m_model->index(row, 0));
    return true;
}

int PickList::heightFor(int maximumRows) const { return std::min(m_model->rowCount(), maximumRows) * kRowHeight; }

PopupPicker::PopupPicker(QWidget* window) : QFrame(window->window()), m_width(kPickerWidth) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kEdge, kEdge, kEdge, kEdge);
    layout->setSpacing(space::kHalf);
    m_edit = new SearchField;
    m_list = new PickList;
    m_hint = makeLabel({}, TextStyle::small, Tone::secondary);
    m_hint->setContentsMargins(space::kHalf, space::kHalf, space::kHalf, 0);
    layout->addWidget(m_edit);
    layout->addWidget(m_list);
    layout->addWidget(m_hint);
    addShadow(this);
    hide();
    m_edit->installEventFilter(this);
    connect(m_edit, &SearchField::queryChanged, this, &PopupPicker::filter);
    connect(m_list, &PickList::picked, this, [this] { pickCurrent(); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (isVisible() && now && now != this && !isAncestorOf(now)) hide();
    });
}

void PopupPicker::setPlaceholder(const QString& text) {
    m_edit->setPlaceholderText(text);
    m_edit->setAccessibleName(text);
    m_list->setAccessibleName(text);
    setAccessibleName(text);
}

void PopupPicker::setItems(const QList<PickItem>& items) {
    m_items = items;
    m_searching = false;
    filter();
    if (m_waitingKey != 0) obey(std::exchange(m_waitingKey, 0));
}

void PopupPicker::setMatch(PickMatch match) { m_match = std::move(match); }
void PopupPicker::setCanCreate(bool canCreate) { m_canCreate = canCreate; }
void PopupPicker::setStaysOpen(bool staysOpen) { m_staysOpen = staysOpen; }

void PopupPicker::filter() {
    const QString query = m_edit->text().trimmed();
    QList<PickItem> shown;
    bool exact = false;
    if (query.isEmpty()) {
        shown = m_items;
    } else {
        QList<std::pair<int, qsizetype>> ranked;
        for (qsizetype i = 0; i < m_items.size(); ++i) {
            const int fit = m_match ? m_match(m_items[i], query) : defaultMatch(m_items[i], query);
            if (fit > 0) ranked.append({fit, i});
            exact = exact || m_items[i].text.compare(query, Qt::CaseInsensitive) == 0;
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        for (const auto& [fit, at] : ranked) shown.append(m_items[at]);
        if (m_canCreate && !exact)
            shown.append(PickItem{
                .key = kCreateKey, .text = tr("Create \"%1\"").arg(query), .detail = {}, .iconName = u"plus"_s});
    }
    m_list->setItems(shown);
    m_moved = false;
    m_list->setVisible(!shown.isEmpty());
    m_hint->setText(shown.isEmpty() ? tr("Nothing found") : QString());
    m_hint->setVisible(shown.isEmpty());
    if (isVisible()) place();
}

void PopupPicker::openAt(QWidget* anchor, const QRect& rect) {
    m_anchor = anchor;
    m_anchorRect = rect.isValid() ? rect : anchor->rect();
    m_focusBefore = QApplication::focusWidget();
    if (parentWidget() != anchor->window()) setParent(anchor->window());
    m_edit->clear();
    filter();
    place();
    show();
    raise();
    m_edit->setFocus(Qt::PopupFocusReason);
    qApp->installEventFilter(this);
}

void PopupPicker::place() {
    if (!m_anchor) return;
    m_list->setFixedHeight(std::max(m_list->heightFor(kMaximumRows), 0));
    layout()->activate();
    const QWidget* window = parentWidget();
    const QRect target(m_anchor->mapTo(window, m_anchorRect.topLeft()), m_anchorRect.size());
    const QSize size(std::min(m_width, window->width() - 2 * kEdge), layout()->sizeHint().height());
    int x = std::clamp(target.left(), kEdge, std::max(kEdge, window->width() - size.width() - kEdge));
    int y = target.bottom() + kEdge / 2;
    if (y + size.height() > window->height() - kEdge) y = std::max(kEdge, target.top() - size.height() - kEdge / 2);
    // Near both edges it covers its anchor rather than leave the window.
    y = std::min(y, std::max(kEdge, window->height() - size.height() - kEdge));
    setGeometry(QRect(QPoint(x, y), size));
}

void PopupPicker::pickCurrent() {
    const PickItem* current = m_list->currentItem();
    if (!current) return;
    const PickItem item = *current;
    const bool create = item.key.toString() == kCreateKey;
    const QString query = m_edit->text().trimmed();
    if (m_staysOpen) {
        for (PickItem& row : m_items)
            if (row.key == item.key) row.checked = !row.checked;
        m_edit->clear();
        filter();
    } else {
        hide();
    }
    if (create)
        emit createRequested(query);
    else
        emit picked(item);
}

/// Tab: takes what was typed or moved to, and goes on from the field that opened this.
void PopupPicker::walkOn(int key) {
    const bool typed = !m_edit->text().trimmed().isEmpty();
    const QPointer<QWidget> field = m_focusBefore;
    if (m_tabPicks && (typed || (m_moved && !m_staysOpen))) {
        // Nothing fits: what was typed is not thrown away.
        if (!m_list->currentItem()) return;
        pickCurrent();
    }
    hide();
    // Unless the choice itself has led somewhere.
    if (!field || !field->hasFocus()) return;
    QKeyEvent press(QEvent::KeyPress, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
    QApplication::sendEvent(field, &press);
}

void PopupPicker::obey(int key) {
    if (m_searching)
        m_waitingKey = key;
    else if (isTab(key))
        walkOn(key);
    else
        pickCurrent();
}

bool PopupPicker::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_edit && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool ours = isListKey(key->key()) || isTab(key->key()) || key->key() == Qt::Key_Return ||
                          key->key() == Qt::Key_Enter || key->key() == Qt::Key_Escape;
        if (!ours || m_edit->isComposing()) return false;
        if (event->type() == QEvent::ShortcutOverride) {
            // Shortcuts of the window must not take the keys of its pop-up.
            event->accept();
            return true;
        }
        if (key->key() == Qt::Key_Escape)
            hide();
        else if (m_list->moveByKey(key->key()))
            m_moved = true;
        else
            obey(key->key());
        return true;
    }
    if (event->type() == QEvent::MouseButtonPress && isVisible()) {
        const auto* pressed = qobject_cast<QWidget*>(watched);
        if (pressed && pressed != this && !isAncestorOf(pressed)) hide();
    }
    if (event->type() == QEvent::Resize && watched == parentWidget() && isVisible()) place();
    return QFrame::eventFilter(watched, event);
}

void PopupPicker::paintEvent(QPaintEvent*) { paintPopupFrame(this); }

void PopupPicker::hideEvent(QHideEvent* event) {
    qApp->removeEventFilter(this);
    if (m_focusBefore && (m_edit->hasFocus() || !QApplication::focusWidget()))
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    m_focusBefore.clear();
    m_waitingKey = 0;
    emit closed();
    QFrame::hideEvent(event);
}

void PopupPicker::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) filter();
    if (event->type() == QEvent::PaletteChange)
        if (auto* shadow = qobject_cast<QGraphicsDropShadowEffect*>(graphicsEffect()))
            shadow->setColor(colors().popupShadow);
    QFrame::changeEvent(event);
}

SuggestPopup::SuggestPopup(SearchField* field) : QFrame(field->window()), m_field(field) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, space::kHalf, 1, space::kHalf);
    layout->setSpacing(0);
    m_list = new PickList;
    m_empty = makeLabel({}, TextStyle::body, Tone::secondary);
    m_empty->setContentsMargins(space::kWide, space::kUnit, space::kWide, space::kUnit);
    m_empty->setWordWrap(true);
    layout->addWidget(m_list);
    layout->addWidget(m_empty);
    addShadow(this);
    hide();
    field->installEventFilter(this);
    connect(m_list, &PickList::picked, this, [this](const PickItem& item) {
        dismiss();
        emit picked(item);
    });
}

void SuggestPopup::setItems(const QList<PickItem>& items, const QString& emptyText) {
    m_list->setItems(items);
    m_list->setVisible(!items.isEmpty());
    m_empty->setText(emptyText);
    m_empty->setVisible(items.isEmpty());
    if (!m_field->hasFocus() || (items.isEmpty() && emptyText.isEmpty())) {
        dismiss();
        return;
    }
    place();
    show();
    raise();
}

void SuggestPopup::dismiss() { hide(); }

void SuggestPopup::place() {
    if (parentWidget() != m_field->window()) setParent(m_field->window());
    m_list->setFixedHeight(m_list->heightFor(kMaximumRows + 3));
    layout()->activate();
    const QPoint at = m_field->mapTo(m_field->window(), QPoint(0, m_field->height() + 4));
    setGeometry(QRect(at, QSize(std::max(m_field->width(), kPickerWidth), layout()->sizeHint().height())));
}

bool SuggestPopup::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field) return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) dismiss();
    if (event->type() == QEvent::Resize && isVisible()) place();
    const bool keyEvent = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!keyEvent || !isVisible() || m_field->isComposing()) return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isListKey(key->key()) && !enter && key->key() != Qt::Key_Escape) return false;
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        dismiss();
        return true;
    }
    if (m_list->moveByKey(key->key())) return true;
    if (const PickItem* current = m_list->currentItem()) {
        const PickItem item = *current;
        dismiss();
        emit picked(item);
    }
    return true;
}

void SuggestPopup::paintEvent(QPaintEvent*) { paintPopupFrame(this); }

}  // namespace meike::ui
