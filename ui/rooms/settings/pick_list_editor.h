// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QWidget>

#include "ui/context/app_context.h"

namespace meike::ui {

/// The lists to choose from (industry, region, service type, source): their items can be added, renamed, ordered, taken
/// out of use and merged. Every change is one step that can be undone.
class PickListEditor : public QWidget {
    Q_OBJECT

public:
    explicit PickListEditor(AppContext& context, QWidget* parent = nullptr);
    void refresh();
    void setList(const QString& key);

    void rename();
    void move(int by);
    void mergeInto(RecordId other);

protected:
    void changeEvent(QEvent* event) override;

private:
    const Record* chosen() const;
    void add();
    void openNames(RecordId item);
    void showMergeMenu();
    void retranslate();
    void updateButtons();
    std::string list() const;
    Command command() const;
    AppContext& m_context;
    std::vector<Record> m_items;
    QComboBox* m_list;
    QTableWidget* m_table;
    QPushButton* m_add;
    QPushButton* m_rename;
    QPushButton* m_up;
    QPushButton* m_down;
    QPushButton* m_archive;
    QPushButton* m_merge;
};

}  // namespace meike::ui
