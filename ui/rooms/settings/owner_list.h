// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

class QLabel;
class QTableWidget;

namespace meike {
struct OwnerLoad;
struct SharedBusiness;
}  // namespace meike

namespace meike::ui {

class AppContext;
class LatestRead;

/// Owners with their clients by tier against the caps and the hours behind them; below, businesses with two owners.
class OwnerList : public QWidget {
    Q_OBJECT

public:
    explicit OwnerList(AppContext& context, QWidget* parent = nullptr);
    ~OwnerList() override;
    void fill();
    void retranslate();

private:
    void show(const std::vector<OwnerLoad>& loads);
    void show(const std::vector<SharedBusiness>& shared);
    void openOwner(int row);

    AppContext& m_context;
    LatestRead* m_read;
    QTableWidget* m_table;
    QLabel* m_shared;
    std::vector<std::int64_t> m_caps;  ///< of all, then by tier; 0: none
};

}  // namespace meike::ui
