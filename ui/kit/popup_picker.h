// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QList>
#include <QListView>
#include <QPointer>
#include <QVariant>
#include <functional>

#include "ui/kit/search_field.h"

namespace meike::ui {

/// One row of a picker or of a list of suggestions.
struct PickItem {
    QVariant key{};
    QString text{};
    QString detail{};      ///< secondary text at the right
    QString iconName{};    ///< empty: none
    int pill = -1;         ///< >= 0: the text is drawn as a tag in this colour
    bool checked = false;  ///< a tick: the selection already has it
};

/// How well `query` fits an item: 0 not at all, more is better. Given by the caller (pinyin is his).
using PickMatch = std::function<int(const PickItem& item, const QString& query)>;

class PickModel;

/// A list of PickItems under some line edit, drawn inside the window: it takes no focus, so the input method stays
/// undisturbed.
class PickList : public QListView {
    Q_OBJECT

public:
    explicit PickList(QWidget* parent = nullptr);
    void setItems(const QList<PickItem>& items);
    const PickItem* currentItem() const;
    int itemCount() const;
    const PickItem& itemAt(int row) const;
    /// Up, Down, Page Up/Down move the current row. True when the key was one of them.
    bool moveByKey(int key);
    int heightFor(int maximumRows) const;

signals:
    void picked(const PickItem& item);

private:
    PickModel* m_model;
};

/// Type to filter, Enter to pick, Tab to pick and go on to the next field, Esc to leave: what `T` opens to tag. Appears
/// inside the window, over everything.
class PopupPicker : public QFrame {
    Q_OBJECT

public:
    /// `window` is any widget of the window to appear in.
    explicit PopupPicker(QWidget* window);
    void setPlaceholder(const QString& text);
    void setItems(const QList<PickItem>& items);
    /// Without one: the text contains the query, whatever its case.
    void setMatch(PickMatch match);
    /// Offers "Create "query"" when no item is called exactly so.
    void setCanCreate(bool canCreate);
    /// Picking leaves it open and toggles ticks (several in a row).
    void setStaysOpen(bool staysOpen);
    /// False: picking does something that cannot be meant by walking on (merge, delete); Tab only leaves. True unless
    /// said.
    void setTabPicks(bool tabPicks) { m_tabPicks = tabPicks; }
    /// The items answer an older query, newer ones follow by setItems(): a choice made meanwhile waits for them.
    void setSearching() { m_searching = true; }
    /// Opens under `anchor` (or at a rectangle of it), or above it when there is no room.
    void openAt(QWidget* anchor, const QRect& rect = {});
    /// Wider than usual, for items with a sentence beside them; never wider than the window.
    void setWidth(int width) { m_width = width; }
    SearchField* edit() { return m_edit; }
    PickList* list() { return m_list; }

signals:
    void picked(const PickItem& item);
    void createRequested(const QString& text);
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void filter();
    void pickCurrent();
    void walkOn(int key);
    void obey(int key);
    void place();
    QList<PickItem> m_items;
    PickMatch m_match;
    bool m_canCreate = false;
    bool m_staysOpen = false;
    bool m_tabPicks = true;
    bool m_moved = false;  ///< the current row was chosen by keys
    bool m_searching = false;
    int m_waitingKey = 0;  ///< pressed while searching
    int m_width;
    SearchField* m_edit;
    PickList* m_list;
    QLabel* m_hint;
    QPointer<QWidget> m_anchor;
    QPointer<QWidget> m_focusBefore;
    QRect m_anchorRect;
};

/// Suggestions under a search field that other code fills: Up/Down choose, Enter picks, Esc closes; the field keeps the
/// focus.
class SuggestPopup : public QFrame {
    Q_OBJECT

public:
    explicit SuggestPopup(SearchField* field);
    /// Opens when the field has the focus and there are items (or `emptyText` is given), closes otherwise.
    void setItems(const QList<PickItem>& items, const QString& emptyText = {});
    PickList* list() { return m_list; }
    void dismiss();

signals:
    void picked(const PickItem& item);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    SearchField* m_field;
    PickList* m_list;
    QLabel* m_empty;
};

}  // namespace meike::ui

Q_DECLARE_METATYPE(meike::ui::PickItem)
